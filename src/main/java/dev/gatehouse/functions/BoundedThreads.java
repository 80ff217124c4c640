package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.InTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Does work on a few threads, so that what hangs can be left behind. What hangs for long, such as the look-up of a name, keeps its
 * thread; once all threads hang, everybody is told that there was no time.
 */
final class BoundedThreads implements InTime {

    /** More than an instance is asked at once, unless what is asked hangs. */
    private static final int THREADS = 32;

    private static final int WAITING = 64;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;

    BoundedThreads() {
        this(THREADS, WAITING);
    }

    /** @param waiting how much work may wait for a thread */
    BoundedThreads(int threads, int waiting) {
        this.executor = new ThreadPoolExecutor(
                threads, threads, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, "decision at once");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public <T> Answer<T> within(Duration longest, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            return Answer.failed(Fault.passing("this instance of Gatehouse has too much to decide at once"));
        }
        return await(task, longest);
    }

    private <T> Answer<T> await(FutureTask<T> task, Duration longest) {
        try {
            return Answer.given(task.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            leave(task);
            return Answer.failed(Fault.passing("the evidence was not there in time"));
        } catch (InterruptedException e) {
            leave(task);
            Thread.currentThread().interrupt();
            return Answer.failed(Fault.passing("this instance of Gatehouse is stopping"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("evaluating gives a finding, whatever the evidence", e.getCause());
        }
    }

    /** How much work waits for a thread. */
    int waiting() {
        return executor.getQueue().size();
    }

    /** It is not interrupted: its calls end in their own time, and a call that is broken off looks as if its source had failed. */
    private void leave(FutureTask<?> task) {
        task.cancel(false);
        executor.remove(task);
    }
}
