package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How one instance of 512 MB carries many checks that wait, each a minute apart: in the host as host.json sets it up, in real time, with an
 * Azure DevOps in another process on the same machine.
 */
final class Crowd implements Measurement {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
    private static final String HEAP = "-Xmx512m";
    private static final long LONGEST_MINUTES = 3;
    private static final double MEGABYTE = 1024 * 1024;
    private static final double LEFT_BYTES = 16;

    @Override
    public String title() {
        return "A crowd";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        Map<Integer, Map<String, Double>> all = new TreeMap<>();
        try (LoopbackAzureDevOps azureDevOps = LoopbackAzureDevOps.start()) {
            for (int size : SIZES) {
                Map<String, Double> values = measure(size, azureDevOps);
                all.put(size, values);
                String checks = String.format("%,d checks: ", size);
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
        double grown = value(all.get(most), CrowdProcess.HEAP) - value(all.get(fewest), CrowdProcess.HEAP);
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
        Process process = Jvm.of(
                        CrowdProcess.class,
                        List.of(HEAP),
                        List.of(azureDevOps.collection().toString(), String.valueOf(size)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            Map<String, Double> values = new TreeMap<>();
            output.lines()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> values.put(parts[0], Double.valueOf(parts[1])));
            return values;
        } finally {
            process.destroyForcibly();
        }
    }
}
