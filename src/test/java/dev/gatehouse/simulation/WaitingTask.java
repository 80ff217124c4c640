package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A task of Azure Pipelines that waits: once for each time that it is delivered anew. */
final class WaitingTask {

    private final TaskStory story;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Awake> awake = new ArrayList<>();
    private Optional<CheckId> checkId = Optional.empty();
    private boolean isForgotten;
    private boolean isToBeTerminated;

    private record Awake(Instant asked, Instant told) {}

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

    /** It waits from now on; this is what the ledger knows of it already. */
    void waits(Instant now, Optional<CheckRecord> known) {
        rounds.add(new Round(now, known));
    }

    void accepted(CheckId id, Round round, Instant now) {
        checkId = Optional.of(id);
        round.acceptedAt = round.acceptedAt.or(() -> Optional.of(now));
        round.timesAccepted++;
    }

    /** Somebody who asked then was told now that the check is evaluated at once. */
    void awake(Instant asked, Instant now) {
        awake.add(new Awake(asked, now));
    }

    /** When the first was told so who asked from then on: of who asked before, the check may have been evaluated too early. */
    Optional<Instant> awakeFrom(Instant then) {
        return awake.stream()
                .filter(one -> !one.asked().isBefore(then))
                .map(Awake::told)
                .min(Comparator.naturalOrder());
    }

    /** An operator has begun to terminate its check. */
    void operatorTerminates() {
        isToBeTerminated = true;
    }

    /** Whether an operator's decision is what somebody asked for. */
    boolean mayBeTerminated() {
        return isToBeTerminated;
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

    /** The ledger forgot its check. */
    void forgotten() {
        isForgotten = true;
        round().known = Optional.empty();
    }

    /** Whether the ledger forgot its check, some time. */
    boolean isForgotten() {
        return isForgotten;
    }

    /** Whether nobody has the key that its token was sealed with. */
    boolean isKeyLost(Instant now) {
        return rounds.stream()
                .findFirst()
                .flatMap(first -> story.hardship().keyLostAfter().map(first.openedAt::plus))
                .filter(at -> !now.isBefore(at))
                .isPresent();
    }

    /** Why the task hub refuses its token now, if it does. */
    Optional<Fault> refusal(Instant now) {
        return story.hardship()
                .refusals()
                .filter(refusals -> {
                    Instant from = round().openedAt.plus(refusals.after());
                    return !now.isBefore(from) && now.isBefore(from.plus(refusals.lasting()));
                })
                .map(refusals -> new Fault(refusals.kind(), "simulated: the token is refused", Optional.empty()));
    }

    /** When the task hub stops to refuse its token in the first wait, if it does that at all. */
    Optional<Instant> refusedUntil() {
        return story.hardship()
                .refusals()
                .map(refusals -> rounds.get(0).openedAt.plus(refusals.after()).plus(refusals.lasting()));
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
        private Optional<CheckRecord> known;
        private Optional<Instant> acceptedAt = Optional.empty();
        private Optional<Instant> answeredAt = Optional.empty();
        private int timesAccepted;
        private Optional<Instant> endedAt = Optional.empty();

        private Round(Instant openedAt, Optional<CheckRecord> known) {
            this.openedAt = openedAt;
            this.known = known;
        }

        Instant openedAt() {
            return openedAt;
        }

        Optional<Instant> acceptedAt() {
            return acceptedAt;
        }

        /** Whether the delivery that was accepted just now is not the first of this round. */
        boolean wasAcceptedBefore() {
            return timesAccepted > 1;
        }

        Optional<Instant> answeredAt() {
            return answeredAt;
        }

        /** When the first run for it ended that could not be told, for a good reason. */
        Optional<Instant> endedAt() {
            return endedAt;
        }

        void ended(Instant now) {
            endedAt = endedAt.or(() -> Optional.of(now));
        }

        /** Whether it is told a decision of a run of before it. */
        boolean isToldByEarlierRun(Telling telling) {
            return known.filter(before -> telling.run() <= before.run()).isPresent();
        }

        /**
         * {@code TaskCompleted} names a task and no run of it, so nobody can tell such a decision from this wait's own: whoever
         * tells it began before the wait did, or a run whose decision was taken had not come to know that when the wait began.
         */
        boolean isExcused(Telling telling) {
            boolean wasDelivering = known.filter(before -> telling.run() == before.run())
                    .filter(before -> !before.phase().hasEnded())
                    .isPresent();
            return isToldByEarlierRun(telling)
                    && (wasDelivering || telling.began().isBefore(openedAt));
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
