package dev.gatehouse.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.gatehouse.ledger.CheckRecord;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One instance with a number of checks that wait, in a process of its own: prints what it measured, a name and a value a line. The checks
 * are due one after the other from the beginning; the time until its code is warm is not measured.
 */
public final class CrowdProcess {

    /** What a line begins with that says a value. */
    static final String MEASURED_VALUE = "measured ";

    static final String DUE = "due";
    static final String MADE = "made";
    static final String MEDIAN = "median";
    static final String NINETY_NINTH = "ninety-ninth";
    static final String OPERATIONS = "operations";
    static final String CORES = "cores";
    static final String HEAP = "heap";
    static final String STORE = "store";

    /** A minute, and half of the 10 % that every interval is longer at most. */
    private static final Duration INTERVAL = Duration.ofSeconds(63);

    private static final Duration LOOK = Duration.ofMinutes(4);
    /** Looks are spread over the checks otherwise than what is due. */
    private static final int LOOKS = 61;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(45);
    private static final int PERCENT = 99;
    private static final int COLLECTIONS = 3;

    private final List<Long> lateness = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isMeasuring;

    private CrowdProcess() {}

    /**
     * Measures.
     *
     * @param args where Azure DevOps is, and how many checks wait
     */
    public static void main(String[] args) throws Exception {
        // Threads of servers and clients live on, whatever came of it.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        new CrowdProcess().run(URI.create(args[0]), Integer.parseInt(args[1]));
        System.exit(0);
    }

    private void run(URI collection, int size) throws Exception {
        CountedStore store = new CountedStore(this::begun);
        WaitingApp app = new WaitingApp(collection, store);
        try {
            measure(app, store, size);
        } finally {
            // What is measured is what the app holds on to, which so must not be collected before.
            Reference.reachabilityFence(app);
        }
    }

    private void measure(WaitingApp app, CountedStore store, int size) throws Exception {
        Instant begin = Instant.now().plus(setUp(size));
        for (int number = 1; number <= size; number++) {
            // Runs were looked at at any time of the last minutes.
            double share = (double) number / size;
            app.add(number, begin.plus(part(INTERVAL, share)), begin.minus(part(LOOK, (share * LOOKS) % 1)));
        }
        app.host().startPolling();
        Thread.sleep(
                Math.max(0, Duration.between(Instant.now(), begin.plus(WARM_UP)).toMillis()));
        long operations = store.operations();
        long processorTime = processorTime();
        long before = System.nanoTime();
        isMeasuring = true;
        Thread.sleep(MEASURED.toMillis());
        isMeasuring = false;
        double seconds = (System.nanoTime() - before) / 1e9;
        print(OPERATIONS, (store.operations() - operations) * 60 / seconds);
        print(CORES, (processorTime() - processorTime) / 1e9 / seconds);
        app.close();
        print(DUE, size / (INTERVAL.toMillis() / 1e3));
        print(MADE, lateness.size() / seconds);
        List<Long> sorted = new ArrayList<>(lateness);
        Collections.sort(sorted);
        lateness.clear();
        print(MEDIAN, sorted.get(sorted.size() / 2));
        print(NINETY_NINTH, sorted.get(Math.min(sorted.size() - 1, sorted.size() * PERCENT / 100)));
        sorted.clear();
        long withStore = heap();
        store.use(Optional.empty());
        long without = heap();
        print(HEAP, (double) without);
        print(STORE, (double) (withStore - without));
    }

    private void begun(CheckRecord record) {
        if (isMeasuring) {
            lateness.add(Duration.between(record.dueAt(), Instant.now()).toMillis());
        }
    }

    /** Long enough to enter the checks. */
    private static Duration setUp(int size) {
        return Duration.ofMillis(2_000 + size / 5);
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String name, double value) {
        System.out.println(MEASURED_VALUE + name + "=" + value);
    }
}
