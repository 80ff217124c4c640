package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Property 4: a decision is late by no more than the check's interval and what the trouble of the task costs; of a check that was
 * woken or terminated, by no more than the latter. So is the end of a check that has to leave its task without an answer.
 */
final class InTime implements Observer {

    static final String NAME = "a decision comes in time";

    /** Calls take up to 60 ms, polls up to 5 s, and delays are in whole seconds. */
    private static final Duration USUAL = Duration.ofSeconds(15);

    /** A delivery is kept for a minute, and no longer, once the decision before it is known to be taken. */
    private static final Duration KEPT = Duration.ofMinutes(1).plus(SimulatedHost.POLLING);

    private final World world;
    private final Allowance allowance;
    private final Violations violations;
    private final Map<Round, Instant> acceptances = new HashMap<>();
    private final Map<Round, Instant> terminations = new HashMap<>();

    InTime(World world, Allowance allowance, Violations violations) {
        this.world = world;
        this.allowance = allowance;
        this.violations = violations;
    }

    /**
     * A check's time counts from the delivery that begins its run: the first, unless that is overtaken by a duplicate, or takes the
     * place of a run that an earlier wait's delivery began.
     */
    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        Round round = world.round(after);
        if (before.filter(known -> !known.deliveryId().equals(after.deliveryId())
                        && !known.phase().hasEnded())
                .isPresent()) {
            acceptances.put(round, world.acceptedAt(after));
        } else {
            acceptances.putIfAbsent(round, world.acceptedAt(after));
        }
    }

    /** From the moment that an operator's message is there which delivers what they decided. */
    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        if (subject.equals(Operator.subject(world.subject(message)))) {
            world.record(message.checkId())
                    .filter(record -> message.fold(accepted -> false, goOn -> goOn.sequence() == record.sequence()))
                    .filter(Operator::isTerminated)
                    .ifPresent(record -> terminations.putIfAbsent(
                            world.round(record), world.scheduler().instant()));
        }
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            for (Round round : task.rounds()) {
                // A wait that its check had to leave may be answered yet, if it is delivered once more.
                // What goes without an answer because its run was cancelled is looked at elsewhere.
                Optional<Instant> done = Stream.concat(
                                round.answeredAt().stream(),
                                round.endedAt().filter(at -> !task.isCancelled(at)).stream())
                        .min(Comparator.naturalOrder());
                round.acceptedAt().ifPresent(acceptedAt -> done.ifPresent(at -> judge(task, round, acceptedAt, at)));
            }
        }
    }

    private void judge(WaitingTask task, Round round, Instant acceptedAt, Instant done) {
        Instant decidable = decidableAt(task, round, acceptedAt);
        Instant due = evaluatedBy(task, decidable);
        Instant evaluated = earlier(terminations.getOrDefault(round, due), due);
        Duration kept = round.equals(task.rounds().get(0)) ? Duration.ZERO : KEPT;
        Instant usual = evaluated.plus(world.story().skew().multipliedBy(2)).plus(kept);
        Instant latest = allowance.latest(task.story(), usual, done).plus(USUAL);
        if (done.isAfter(latest)) {
            violations.add(
                    NAME,
                    task + " could be decided at " + decidable + ", was to be evaluated by " + evaluated
                            + ", and was answered or ended at " + done + "; the trouble allows " + latest);
        }
    }

    /** When the next evaluation is due at the latest: after the check's interval, or at once when somebody wakes it. */
    private static Instant evaluatedBy(WaitingTask task, Instant decidable) {
        Duration every = task.story().every();
        Instant due = decidable.plus(every).plus(every.dividedBy(10));
        return task.awakeFrom(decidable).filter(awake -> awake.isBefore(due)).orElse(due);
    }

    /** When the conditions are decided, or the check's time is up. */
    private Instant decidableAt(WaitingTask task, Round round, Instant acceptedAt) {
        TaskStory story = task.story();
        Instant givenUp = acceptances.getOrDefault(round, acceptedAt).plus(story.giveUpAfter());
        Instant latest = earlier(
                givenUp,
                story.tokenLife()
                        .map(life -> round.openedAt().plus(life).minus(World.TIME_TO_DELIVER))
                        .orElse(givenUp));
        Instant known = story.isManual() ? task.holdsAt(round).orElse(latest) : acceptedAt;
        Instant first = earlier(known, latest);
        return first.isAfter(acceptedAt) ? first : acceptedAt;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
