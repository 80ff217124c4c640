package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
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
    public void saved(Optional<CheckRecord> before, CheckRecord after) {
        all.forEach(one -> one.saved(before, after));
    }

    @Override
    public void completed(WaitingTask task, Decision.Result result, boolean isTaken, Duration age) {
        all.forEach(one -> one.completed(task, result, isTaken, age));
    }

    @Override
    public void sent(String subject, CheckMessage message) {
        all.forEach(one -> one.sent(subject, message));
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        all.forEach(one -> one.poisoned(subject, message));
    }

    @Override
    public void vanished(String subject) {
        all.forEach(one -> one.vanished(subject));
    }

    @Override
    public void over() {
        all.forEach(Observer::over);
    }
}
