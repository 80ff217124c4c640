package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several observers as one, in the order in which they were added. */
final class Observers implements Observer {

    private final List<Observer> all = new ArrayList<>();

    void add(Observer observer) {
        all.add(observer);
    }

    @Override
    public void injected(Injection injection) {
        all.forEach(one -> one.injected(injection));
    }

    @Override
    public void diedAlong(String subject) {
        all.forEach(one -> one.diedAlong(subject));
    }

    @Override
    public void handled(String subject, Duration took) {
        all.forEach(one -> one.handled(subject, took));
    }

    @Override
    public void noRoom(String subject) {
        all.forEach(one -> one.noRoom(subject));
    }

    @Override
    public void putBack(String subject, Duration hidden) {
        all.forEach(one -> one.putBack(subject, hidden));
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        all.forEach(one -> one.saved(before, after, began));
    }

    @Override
    public void completed(WaitingTask task, Telling telling) {
        all.forEach(one -> one.completed(task, telling));
    }

    @Override
    public void planAnswered(WaitingTask task, Optional<Fault> fault) {
        all.forEach(one -> one.planAnswered(task, fault));
    }

    @Override
    public void attempted(WaitingTask task, Optional<Fault> fault) {
        all.forEach(one -> one.attempted(task, fault));
    }

    @Override
    public void delivered(String subject) {
        all.forEach(one -> one.delivered(subject));
    }

    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        all.forEach(one -> one.sent(subject, message, delay));
    }

    @Override
    public void told(Notice notice) {
        all.forEach(one -> one.told(notice));
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        all.forEach(one -> one.poisoned(subject, message));
    }

    @Override
    public void cleared(String subject) {
        all.forEach(one -> one.cleared(subject));
    }

    @Override
    public void forgotten(CheckId id) {
        all.forEach(one -> one.forgotten(id));
    }

    @Override
    public void threw(String subject, RuntimeException bug) {
        all.forEach(one -> one.threw(subject, bug));
    }

    @Override
    public void logged(String sentence) {
        all.forEach(one -> one.logged(sentence));
    }

    @Override
    public void over() {
        all.forEach(Observer::over);
    }
}
