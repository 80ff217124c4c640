package dev.gatehouse.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How one instance of 512 MB carries many checks that wait, each a minute apart: in the host as host.json sets it up, in real time, with an
 * Azure DevOps in another process on the same machine.
 */
final class Crowd implements Measurement {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
    private static final String HEAP = "-Xmx512m";

    /** Three minutes, on a machine that has nothing else to do. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    /** None, but the heap after GC is no exact measure. */
    private static final double LEFT_BYTES = 16;

    @Override
    public String title() {
        return "A crowd";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        List<Double> heaps = new ArrayList<>();
        try (LoopbackAzureDevOps azureDevOps = LoopbackAzureDevOps.start()) {
            for (int size : SIZES) {
                MeasuredValues values = measure(size, azureDevOps);
                String checks = String.format(Locale.ROOT, "%,d checks", size);
                for (CrowdValue value : CrowdValue.values()) {
                    rows.add(value.row(checks, values.get(value)));
                }
                heaps.add(values.get(CrowdValue.HEAP));
            }
        }
        int last = SIZES.size() - 1;
        double grown = Math.max(0, heaps.get(last) - heaps.get(0)) * Heap.MEGABYTE;
        // From the fewest to the most, because the bounded memory of the app is full with each of them.
        rows.add(Row.of(
                "memory in the process for each check more",
                grown / (SIZES.get(last) - SIZES.get(0)),
                "bytes",
                Goal.atMost(LEFT_BYTES)));
        return rows;
    }

    private static MeasuredValues measure(int size, LoopbackAzureDevOps azureDevOps)
            throws IOException, InterruptedException {
        List<String> arguments = List.of(azureDevOps.base().toString(), String.valueOf(size));
        return MeasuredValues.in(Jvm.output(Jvm.of(CrowdProcess.class, List.of(HEAP), arguments), LONGEST));
    }
}
