package dev.gatehouse.devhost.functionhost;

import dev.gatehouse.devhost.loopback.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands the messages of one queue to its function as they become visible, in batches as the Functions host does, until it is
 * closed: the next batch is taken when no more than {@link HostSettings#newBatchThreshold} messages are still at work.
 */
final class QueuePoller implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final QueueFunction function;
    private final InstantSource clock;
    private final HostObserver observer;
    private final int batchSize;
    private final Semaphore free;
    private final ExecutorService workers;
    private final Thread thread;

    QueuePoller(QueueFunction function, HostSettings settings, InstantSource clock, HostObserver observer) {
        int atOnce = settings.batchSize() + settings.newBatchThreshold();
        this.function = function;
        this.clock = clock;
        this.observer = observer;
        this.batchSize = settings.batchSize();
        this.free = new Semaphore(atOnce);
        this.workers = Executors.newFixedThreadPool(atOnce, DaemonThreads.named(function.name()));
        this.thread = DaemonThreads.named(function.name() + "-poller").newThread(this::poll);
        thread.start();
    }

    private void poll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                free.acquire(batchSize);
                List<HostQueue.Message> messages = received();
                free.release(batchSize - messages.size());
                messages.forEach(message -> workers.execute(() -> handle(message)));
                if (messages.isEmpty()) {
                    Thread.sleep(idle().toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<HostQueue.Message> received() {
        try {
            return function.queue().receive(batchSize);
        } catch (RuntimeException e) {
            observer.failed(function.name(), e);
            return List.of();
        }
    }

    private void handle(HostQueue.Message message) {
        try {
            function.handle(message);
        } catch (RuntimeException e) {
            observer.failed(function.name(), e);
        } finally {
            free.release();
        }
    }

    /** Until the next message is visible, but no longer than others may take to send one. */
    private Duration idle() {
        Duration most = function.queue().pollingInterval();
        Duration wait = function.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(untilDue -> untilDue.compareTo(most) < 0)
                .orElse(most);
        return wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    }

    /** Takes no more messages, and lets those at work end. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
            workers.shutdown();
            if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
