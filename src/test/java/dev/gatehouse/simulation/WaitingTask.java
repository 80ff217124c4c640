package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.JobToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task of Azure Pipelines that waits: once for each time that it is delivered anew. */
final class WaitingTask {

    private final TaskStory story;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Instant> awake = new ArrayList<>();
    private Optional<CheckId> checkId = Optional.empty();

    WaitingTask(TaskStory story) {
        this.story = story;
    }

    TaskStory story() {
        return story;
    }

    List<Round> rounds() {
        return rounds;
    }

    Round round() {
        return rounds.get(rounds.size() - 1);
    }

    Optional<CheckId> checkId() {
        return checkId;
    }

    void waits(Instant now) {
        rounds.add(new Round(now));
    }

    void accepted(CheckId id, Instant now) {
        checkId = Optional.of(id);
        round().acceptedAt = round().acceptedAt.or(() -> Optional.of(now));
    }

    /** Somebody was told that the check is evaluated at once. */
    void awake(Instant now) {
        awake.add(now);
    }

    /** The first time from then on that the check was awake. */
    Optional<Instant> awakeFrom(Instant then) {
        return awake.stream().filter(at -> !at.isBefore(then)).findFirst();
    }

    int timesAwake() {
        return awake.size();
    }

    boolean isCancelled(Instant now) {
        return cancelledAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    /** A run that has gone on is not cancelled any more, as far as this story goes. */
    Optional<Instant> cancelledAt() {
        Optional<Instant> at = story.cancelledAfter().map(rounds.get(0).openedAt::plus);
        return at.filter(then -> rounds.get(0)
                .answeredAt
                .filter(answered -> answered.isBefore(then))
                .isEmpty());
    }

    /** When a token expires that was delivered with one of the rounds. */
    Optional<Instant> expiryOf(JobToken token) {
        return rounds.stream()
                .map(Round::openedAt)
                .filter(opened -> story.token(opened).equals(token.value()))
                .findFirst()
                .flatMap(opened -> story.tokenLife().map(opened::plus));
    }

    /** When the check's conditions begin to hold in this round. */
    Optional<Instant> holdsAt(Round round) {
        return story.isManual() ? story.holdsAfter().map(round.openedAt::plus) : Optional.empty();
    }

    @Override
    public String toString() {
        return story.name();
    }

    /** One time of waiting, which one decision ends. */
    static final class Round {
        private final Instant openedAt;
        private Optional<Instant> acceptedAt = Optional.empty();
        private Optional<Instant> answeredAt = Optional.empty();

        private Round(Instant openedAt) {
            this.openedAt = openedAt;
        }

        Instant openedAt() {
            return openedAt;
        }

        Optional<Instant> acceptedAt() {
            return acceptedAt;
        }

        Optional<Instant> answeredAt() {
            return answeredAt;
        }

        /** Takes a decision, if it is the first. */
        boolean take(Instant now) {
            if (answeredAt.isPresent()) {
                return false;
            }
            answeredAt = Optional.of(now);
            return true;
        }
    }
}
