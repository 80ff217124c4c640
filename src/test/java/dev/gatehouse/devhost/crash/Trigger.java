package dev.gatehouse.devhost.crash;

import dev.gatehouse.devhost.pipelines.Journal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Strikes, once it is armed, in the moment in which a {@link Blow} is due. Thread-safe. */
final class Trigger {

    private final Runnable strike;
    private Blow blow = new Blow(Duration.ZERO, Journal.Kind.TROUBLE, 0);
    private int left;
    private CountDownLatch struck = new CountDownLatch(0);

    /** @param strike called on the thread that sees it, which goes on only then */
    Trigger(Runnable strike) {
        this.strike = strike;
    }

    synchronized void arm(Blow next) {
        blow = next;
        left = next.nth();
        struck = new CountDownLatch(1);
    }

    synchronized void see(Journal.Entry entry) {
        if (left > 0 && entry.kind() == blow.sees()) {
            left--;
            if (left == 0) {
                strike();
            }
        }
    }

    private void strike() {
        left = 0;
        strike.run();
        struck.countDown();
    }

    /** Waits until it has struck; strikes where nothing comes of what it waits for. */
    void await(Duration patience) throws InterruptedException {
        if (!latch().await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            strikeNow();
        }
    }

    private synchronized CountDownLatch latch() {
        return struck;
    }

    private synchronized void strikeNow() {
        strike();
    }
}
