package dev.gatehouse.simulation;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Code on a thread of its own that runs only while it has the baton: it gets it when it is resumed, and gives it back when it
 * pauses or ends. So of all strands of a simulation one runs at a time, and in an order that the simulation alone decides.
 */
final class Strand {

    private final Semaphore mayRun = new Semaphore(0);
    private final Semaphore gaveBack = new Semaphore(0);
    private final Executor threads;
    private final Runnable body;
    private boolean started;
    private boolean ended;
    private boolean abandoned;

    Strand(Executor threads, Runnable body) {
        this.threads = threads;
        this.body = body;
    }

    /** Lets it run until it pauses or ends. */
    void resume() {
        if (started) {
            mayRun.release();
        } else {
            started = true;
            threads.execute(this::run);
        }
        gaveBack.acquireUninterruptibly();
    }

    /** Called by the strand itself: others run until it is resumed. */
    void pause() {
        gaveBack.release();
        mayRun.acquireUninterruptibly();
        if (abandoned) {
            throw new SimulatedCrash();
        }
    }

    /** Ends a strand that nobody will resume, so that its thread is free again. */
    void abandon() {
        abandoned = true;
        while (started && !ended) {
            mayRun.release();
            gaveBack.acquireUninterruptibly();
        }
    }

    boolean isEnded() {
        return ended;
    }

    private void run() {
        try {
            body.run();
        } catch (SimulatedCrash dead) {
            // It ends here, as it should.
        } finally {
            ended = true;
            gaveBack.release();
        }
    }
}
