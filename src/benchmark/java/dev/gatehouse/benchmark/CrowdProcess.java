package dev.gatehouse.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One instance with a number of checks that wait, in a process of its own: prints what it measured, a name and a value a line. The first
 * evaluations are due one after the other, as they are told here; those that are measured are due when the app itself has said.
 */
public final class CrowdProcess {

    /** A minute, and half of the 10 % that every interval is longer at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(63);

    private static final Duration LOOK = Duration.ofMinutes(4);
    /** Looks are spread over the checks otherwise than what is due. */
    private static final int LOOKS = 61;

    /** The app remembers how runs began, and no more of them than this ({@code evidence.Remembered}). */
    private static final int RUNS_REMEMBERED = 20_000;

    /** All first evaluations, and a little for those that were late. */
    private static final Duration WARM_UP = INTERVAL.plusSeconds(7);

    private static final Duration MEASURED = Duration.ofSeconds(60);

    private final int size;
    private final Evaluations evaluations = new Evaluations();
    private final CountedStore store = new CountedStore(evaluations);

    private CrowdProcess(int size) {
        this.size = size;
    }

    /**
     * Measures.
     *
     * @param args where Azure DevOps is, and how many checks wait
     */
    public static void main(String[] args) throws Exception {
        Jvm.exitAfter(() -> new CrowdProcess(Integer.parseInt(args[1])).run(URI.create(args[0])));
    }

    private void run(URI azureDevOps) throws Exception {
        WaitingApp app = new WaitingApp(azureDevOps, store);
        try {
            rememberRuns(app);
            enter(app);
            measureEvaluations();
            app.close();
            measureHeap();
        } finally {
            // What is measured is what the app holds on to, which so must not be collected before.
            Reference.reachabilityFence(app);
        }
    }

    /**
     * What the app remembers is bounded, and no memory of a check. It is all there before the crowd comes, and measured apart: else a larger
     * crowd would remember more than a smaller one, and what grows without bounds could not be told from that.
     */
    private void rememberRuns(WaitingApp app) throws InterruptedException {
        double before = Heap.used();
        Instant now = Instant.now();
        for (int other = 1; other <= RUNS_REMEMBERED; other++) {
            app.add(size + other, now, now);
        }
        IntStream.rangeClosed(1, RUNS_REMEMBERED).parallel().forEach(evaluation -> {
            if (!app.host().runDue()) {
                throw new IllegalStateException("no message for evaluation " + evaluation);
            }
        });
        app.empty();
        MeasuredValues.print(CrowdValue.REMEMBERED, Heap.used() - before);
    }

    private void enter(WaitingApp app) throws InterruptedException {
        Instant begin = Instant.now().plus(timeToEnter());
        for (int number = 1; number <= size; number++) {
            // Runs were looked at at any time of the last minutes.
            double share = (double) number / size;
            app.add(number, begin.plus(part(INTERVAL, share)), begin.minus(part(LOOK, (share * LOOKS) % 1)));
        }
        app.host().startPolling();
        Duration left = Duration.between(Instant.now(), begin.plus(WARM_UP));
        Thread.sleep(Math.max(0, left.toMillis()));
    }

    private void measureEvaluations() throws InterruptedException {
        StorageOperations.Counts operationsBefore = store.operations().soFar();
        long processorTimeBefore = processorTime();
        long before = System.nanoTime();
        evaluations.beginMeasuring();
        Thread.sleep(MEASURED.toMillis());
        Evaluations.Outcome outcome = evaluations.endMeasuring(store.memory().ledger());
        double seconds = (System.nanoTime() - before) / 1e9;
        StorageOperations.Counts operations = store.operations().soFar().since(operationsBefore);
        MeasuredValues.print(CrowdValue.CORES, (processorTime() - processorTimeBefore) / 1e9 / seconds);
        MeasuredValues.print(CrowdValue.DUE, size / (INTERVAL.toMillis() / 1e3));
        MeasuredValues.print(CrowdValue.MADE, outcome.made() / seconds);
        MeasuredValues.print(CrowdValue.LEFT, outcome.left());
        MeasuredValues.print(CrowdValue.MEDIAN, outcome.lateness(50));
        MeasuredValues.print(CrowdValue.NINETY_NINTH, outcome.lateness(99));
        MeasuredValues.print(CrowdValue.OPERATIONS, operations.all() * 60 / seconds);
        MeasuredValues.print(CrowdValue.RECEIVES, operations.receives() * 60 / seconds);
        MeasuredValues.print(CrowdValue.OPERATIONS_EACH, (double) operations.allWithoutBatches() / outcome.made());
    }

    private void measureHeap() throws InterruptedException {
        double withStore = Heap.used();
        store.use(Optional.empty());
        double without = Heap.used();
        MeasuredValues.print(CrowdValue.HEAP, without);
        MeasuredValues.print(CrowdValue.STORE, withStore - without);
    }

    private Duration timeToEnter() {
        return Duration.ofMillis(2_000 + size / 5);
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
