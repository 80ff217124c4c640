package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.Reconciler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** By how much the trouble of a story excuses a decision that comes late: for each kind what it costs at most, and no more. */
final class Allowance implements Observer {

    /** The subject whose trouble is everybody's. */
    static final String TIMER = "timer";

    private static final Duration RECONCILED =
            Reconciler.GRACE.plus(Timer.PERIOD).plus(SimulatedHost.POLLING).plusSeconds(30);

    /** A minute for the decision of a check that was given up, and its way through both queues. */
    private static final Duration POISONED = Duration.ofSeconds(90);

    private static final Duration HANDED_OUT_AGAIN =
            SimulatedHost.LEASE.plus(SimulatedHost.POLLING).plusSeconds(5);
    private static final Duration PUT_BACK =
            SimulatedHost.PUT_BACK.plus(SimulatedHost.POLLING).plusSeconds(5);
    private static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofMinutes(10);
    private static final double JITTER = 1.1;

    private final Map<String, Duration> bySubject = new HashMap<>();
    private final Map<String, Integer> failedAttempts = new HashMap<>();

    Duration of(TaskStory story) {
        return total(story.name()).plus(total(TIMER));
    }

    @Override
    public void injected(Injection injection) {
        add(injection.subject(), cost(injection));
    }

    @Override
    public void diedAlong(String subject) {
        add(subject, HANDED_OUT_AGAIN);
    }

    @Override
    public void vanished(String subject) {
        add(subject, RECONCILED);
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        add(subject, POISONED);
    }

    @Override
    public void handled(String subject, Duration took) {
        if (took.compareTo(SimulatedHost.LEASE) >= 0) {
            // Somebody else had the message meanwhile, and may have deleted it before this one failed.
            add(subject, HANDED_OUT_AGAIN.plus(RECONCILED));
        }
    }

    private Duration cost(Injection injection) {
        if (injection.subject().equals(TIMER)) {
            return injection.delay().plus(RECONCILED);
        }
        if (injection.trouble().isSlow()) {
            return injection.delay();
        }
        if (injection.trouble().isCrash()) {
            return HANDED_OUT_AGAIN;
        }
        return injection.trouble().fails() ? ofFault(injection) : Duration.ZERO;
    }

    private Duration ofFault(Injection injection) {
        return switch (injection.call()) {
            case ACCEPT, QUEUE_DELETE -> Duration.ZERO;
            case QUEUE_RECEIVE, QUEUE_RELEASE, QUEUE_POISON -> HANDED_OUT_AGAIN;
            case QUEUE_SEND, LEDGER_FIND, LEDGER_ENTER, LEDGER_REPLACE, LEDGER_QUERY -> PUT_BACK;
            case HUB_STATUS -> Duration.ZERO;
            case HUB_PLAN, EVIDENCE ->
                jittered(longer(Duration.ofSeconds(160), injection.delay())).plusSeconds(15);
            case HUB_COMPLETE ->
                jittered(longer(between(injection.subject()), injection.delay()))
                        .plusSeconds(15);
        };
    }

    /** The wait after this many attempts: from 2 s, doubled each time. */
    private Duration between(String subject) {
        int attempts = failedAttempts.merge(subject, 1, Integer::sum);
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return doubled.compareTo(LONGEST_BETWEEN_ATTEMPTS) < 0 ? doubled : LONGEST_BETWEEN_ATTEMPTS;
    }

    private void add(String subject, Duration cost) {
        bySubject.merge(subject, cost, Duration::plus);
    }

    private Duration total(String subject) {
        return bySubject.getOrDefault(subject, Duration.ZERO);
    }

    private static Duration jittered(Duration duration) {
        return Duration.ofMillis((long) (duration.toMillis() * JITTER));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
