package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Until when the trouble of a task excuses what comes late. Each trouble puts things off by what it costs at most, from the time
 * that it came: what was over before something was due is no excuse for it.
 */
final class Allowance implements Observer {

    /** Polls take up to 5 s, and delays are in whole seconds. */
    private static final Duration POLL = SimulatedHost.POLLING.plusSeconds(2);

    private static final Duration HANDED_OUT_AGAIN = SimulatedHost.LEASE.plus(POLL);

    private static final Duration RECONCILED =
            Reconciler.GRACE.plus(Timer.PERIOD).plus(POLL).plusSeconds(5);

    /** The pause before a decision is delivered again of which every try died, and the way through the other queue. */
    private static final Duration POISONED = Duration.ofMinutes(1).plus(POLL.multipliedBy(2));

    private static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofMinutes(10);
    private static final Duration FIRST_UNKNOWN = Duration.ofSeconds(15);
    private static final Duration LONGEST_UNKNOWN_OF_SHORT = Duration.ofMinutes(1);
    private static final double JITTER = 1.1;

    private final World world;
    private final Map<String, List<Delay>> bySubject = new HashMap<>();
    private final Map<String, Duration> askedToWait = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final Set<String> outlasted = new HashSet<>();
    private final Set<String> sentLate = new HashSet<>();

    Allowance(World world) {
        this.world = world;
    }

    /** What puts things off by this much, from then. */
    record Delay(Instant at, Duration cost) {}

    /** When something is done at the latest that was due for a task then, after the trouble that came until it was done. */
    Instant latest(TaskStory story, Instant due, Instant done) {
        return latest(story, due, done, List.of());
    }

    /** @param more what puts off that which was due, too */
    Instant latest(TaskStory story, Instant due, Instant done, List<Delay> more) {
        Instant latest = Instant.MIN;
        List<Delay> delays = Stream.concat(bySubject.getOrDefault(story.name(), List.of()).stream(), more.stream())
                .sorted(Comparator.comparing(Delay::at))
                .toList();
        for (Delay delay : delays) {
            if (delay.at().isAfter(done)) {
                break;
            }
            Instant from = delay.at().isBefore(due) ? delay.at() : due;
            latest = (latest.isAfter(from) ? latest : from).plus(delay.cost());
        }
        return latest.isAfter(due) ? latest : due;
    }

    @Override
    public void injected(Injection injection) {
        if (injection.subject().equals(Timer.SUBJECT)) {
            // Nobody else comes to the rescue of a check whose message is lost.
            lost.forEach(subject -> add(subject, injection.delay().plus(Timer.PERIOD)));
            return;
        }
        boolean isSentLate = injection.trouble() == Trouble.SLOW_BEFORE || injection.trouble() == Trouble.LATE;
        if (isSentLate && injection.call() == Call.QUEUE_SEND) {
            sentLate.add(injection.subject());
        }
        if (injection.trouble().isSlow()) {
            add(injection.subject(), injection.delay());
        } else if (injection.trouble().isCrash()) {
            add(injection.subject(), HANDED_OUT_AGAIN);
        } else if (injection.trouble().fails()) {
            fails(injection);
        }
    }

    /** What comes of most faults shows in what is put back or saved. */
    private void fails(Injection injection) {
        switch (injection.call()) {
            case QUEUE_RECEIVE, QUEUE_RELEASE, QUEUE_POISON -> add(injection.subject(), HANDED_OUT_AGAIN);
            // Of several in one handling the longest holds.
            case HUB_PLAN, HUB_COMPLETE, EVIDENCE ->
                askedToWait.merge(injection.subject(), injection.delay(), Allowance::longer);
            default -> {}
        }
    }

    @Override
    public void diedAlong(String subject) {
        add(subject, HANDED_OUT_AGAIN);
    }

    @Override
    public void noRoom(String subject) {
        add(subject, SimulatedHost.POLLING);
    }

    @Override
    public void putBack(String subject, Duration hidden) {
        add(subject, hidden.plus(POLL));
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        add(subject, POISONED);
    }

    @Override
    public void cleared(String subject) {
        lost.add(subject);
        Instant due = world.taskOf(subject)
                .flatMap(WaitingTask::checkId)
                .flatMap(world::record)
                .map(CheckRecord::dueAt)
                .orElseThrow();
        add(subject, RECONCILED.plus(positive(Duration.between(world.scheduler().instant(), due))));
    }

    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        if (isExpected(message)) {
            lost.remove(world.subject(message));
        }
        if (sentLate.remove(subject)) {
            // Its delay counts from when it was to be sent, and is served from when it was.
            add(subject, delay);
        }
    }

    private boolean isExpected(CheckMessage message) {
        return message.fold(
                accepted -> false,
                goOn -> world.record(goOn.checkId())
                        .filter(record -> record.sequence() == goOn.sequence())
                        .isPresent());
    }

    @Override
    public void handled(String subject, Duration took) {
        if (took.compareTo(SimulatedHost.LEASE) >= 0) {
            add(subject, HANDED_OUT_AGAIN);
            outlasted.add(subject);
        }
        if (outlasted.contains(subject) && !lost.contains(subject) && hasNoMessage(subject)) {
            // Two had the message, and one deleted it that had not done its work.
            cleared(subject);
        }
    }

    private boolean hasNoMessage(String subject) {
        return world.taskOf(subject)
                .flatMap(WaitingTask::checkId)
                .flatMap(world::record)
                .filter(record -> !record.phase().hasEnded())
                .filter(record -> Stream.of(world.queue(), world.poison())
                        .flatMap(queue -> queue.messages().stream())
                        .filter(message -> message.subject().equals(subject))
                        .flatMap(message -> CheckMessages.decode(message.text()).stream())
                        .noneMatch(message -> goesOnWith(message, record)))
                .isPresent();
    }

    private static boolean goesOnWith(CheckMessage message, CheckRecord record) {
        return message.fold(
                accepted -> accepted.deliveryId().equals(record.deliveryId())
                        && record.sequence() <= record.firstSequence() + 1,
                goOn -> goOn.sequence() == record.sequence() || goOn.sequence() == record.sequence() - 1);
    }

    /** What the app puts off itself, but no longer than it promises. */
    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        String subject = world.subject(after.id());
        boolean isMadeDue =
                before.filter(known -> known.sequence() == after.sequence()).isPresent();
        if (lost.contains(subject) && isMadeDue) {
            // The next rescue counts from here, should no message follow.
            add(subject, RECONCILED);
        }
        Duration promised = after.phase()
                .fold(
                        evaluating -> betweenUnknowns(subject, evaluating, every(after)),
                        delivering -> betweenAttempts(subject, delivering),
                        ended -> Duration.ZERO);
        askedToWait.remove(subject);
        Duration scheduled = positive(Duration.between(world.scheduler().instant(), after.dueAt()));
        boolean isDecided = after.phase().fold(evaluating -> false, delivering -> true, ended -> false);
        if (!promised.isZero() || (isDecided && !scheduled.isZero())) {
            // By a clock that is ahead, a decision is due later than at once for who takes over its delivery.
            add(subject, shorter(scheduled, promised.plus(world.story().skew())).plus(POLL));
        }
    }

    private Duration every(CheckRecord record) {
        return world.task(record).story().every();
    }

    private Duration betweenUnknowns(String subject, Phase.Evaluating phase, Duration every) {
        return phase.unknownsInARow() == 0
                ? Duration.ZERO
                : between(subject, FIRST_UNKNOWN, phase.unknownsInARow(), longer(every, LONGEST_UNKNOWN_OF_SHORT));
    }

    private Duration betweenAttempts(String subject, Phase.Delivering phase) {
        return phase.attempts() == 0
                ? Duration.ZERO
                : between(subject, Duration.ofSeconds(2), phase.attempts(), LONGEST_BETWEEN_ATTEMPTS);
    }

    private Duration between(String subject, Duration first, int times, Duration longest) {
        Duration own = shorter(first.multipliedBy(1L << Math.min(times - 1, 20)), longest);
        Duration asked = askedToWait.getOrDefault(subject, Duration.ZERO);
        return Duration.ofMillis((long) (longer(own, asked).toMillis() * JITTER));
    }

    private void add(String subject, Duration cost) {
        bySubject
                .computeIfAbsent(subject, first -> new ArrayList<>())
                .add(new Delay(world.scheduler().instant(), cost));
    }

    private static Duration positive(Duration duration) {
        return longer(duration, Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
