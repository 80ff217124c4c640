package dev.gatehouse.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one instance of 512 MB carries many checks that wait, each a minute apart: in the host as host.json sets it up, in real time, with an
 * Azure DevOps in another process on the same machine.
 */
final class Crowd implements Measurement {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
    private static final String HEAP = "-Xmx512m";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final double MEGABYTE = 1024 * 1024;
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
                Map<String, Double> values = measure(size, azureDevOps);
                heaps.add(value(values, CrowdProcess.HEAP));
                String checks = String.format(Locale.ROOT, "%,d checks: ", size);
                rows.add(Row.of(checks + "evaluations due", value(values, CrowdProcess.DUE), "per second"));
                rows.add(Row.of(checks + "evaluations made", value(values, CrowdProcess.MADE), "per second"));
                rows.add(Row.of(checks + "lateness, median", value(values, CrowdProcess.MEDIAN), "ms"));
                rows.add(Row.of(checks + "lateness, 99th percentile", value(values, CrowdProcess.NINETY_NINTH), "ms"));
                rows.add(Row.of(checks + "storage operations", value(values, CrowdProcess.OPERATIONS), "per minute"));
                rows.add(Row.of(checks + "processor time of the process", value(values, CrowdProcess.CORES), "cores"));
                rows.add(Row.of(
                        checks + "heap after GC without the store", value(values, CrowdProcess.HEAP) / MEGABYTE, "MB"));
                rows.add(Row.of(checks + "the store itself", value(values, CrowdProcess.STORE) / MEGABYTE, "MB"));
            }
        }
        int fewest = SIZES.get(0);
        int most = SIZES.get(SIZES.size() - 1);
        double grown = heaps.get(heaps.size() - 1) - heaps.get(0);
        rows.add(Row.of(
                "memory in the process for each check more",
                Math.max(0, grown) / (most - fewest),
                "bytes",
                Goal.atMost(LEFT_BYTES)));
        return rows;
    }

    private static double value(Map<String, Double> values, String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the process of the crowd did not measure " + name + ": " + values);
        }
        return value;
    }

    private static Map<String, Double> measure(int size, LoopbackAzureDevOps azureDevOps)
            throws IOException, InterruptedException {
        List<String> arguments = List.of(azureDevOps.collection().toString(), String.valueOf(size));
        String output = Jvm.output(Jvm.of(CrowdProcess.class, List.of(HEAP), arguments), LONGEST);
        Map<String, Double> values = new TreeMap<>();
        output.lines()
                .filter(line -> line.startsWith(CrowdProcess.MEASURED_VALUE))
                .map(line ->
                        line.substring(CrowdProcess.MEASURED_VALUE.length()).split("=", 2))
                .forEach(parts -> values.put(parts[0], Double.valueOf(parts[1])));
        return values;
    }
}
