package dev.gatehouse.devhost;

import dev.gatehouse.devhost.loopback.DaemonThreads;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Plays a rehearsal in real time, on a thread of its own. */
final class RealTime implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Rehearsal rehearsal;
    private final InstantSource clock;
    private final Thread thread;

    RealTime(Rehearsal rehearsal, InstantSource clock) {
        this.rehearsal = rehearsal;
        this.clock = clock;
        this.thread = DaemonThreads.named("real-time").newThread(this::play);
    }

    void start() {
        rehearsal.host().startPolling();
        thread.start();
    }

    private void play() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                rehearsal.pipelines().runDue();
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            rehearsal.journal().add(Journal.Kind.TROUBLE, "", "the scenario cannot go on: " + e);
        }
    }

    /**
     * Waits until every check of the scenario has ended: its delivery was refused, or the ledger has its end. And until others were
     * told what they are expected to be.
     *
     * @return false when one has not ended by the latest time
     */
    boolean awaitEnd(Instant latest) throws InterruptedException {
        while (!hasEnded()) {
            if (clock.instant().isAfter(latest) || !thread.isAlive()) {
                return false;
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return true;
    }

    private boolean hasEnded() {
        Ends ends = new Ends(rehearsal.ledger());
        return !rehearsal.pipelines().hasDeliveriesToCome()
                && rehearsal.sources().haveReceived()
                && rehearsal.pipelines().checks().stream().allMatch(check -> hasEnded(check, ends));
    }

    private static boolean hasEnded(DeliveredCheck check, Ends ends) {
        boolean answered = !check.answers().isEmpty();
        boolean refused = check.answers().stream().noneMatch(reply -> reply.status() == OK);
        return answered && (refused || ends.hasEnded(check));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
