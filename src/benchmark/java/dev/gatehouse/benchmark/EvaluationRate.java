package dev.gatehouse.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many evaluations one thread makes that change nothing, from a message of the queue to the next, against the calls alone that each
 * takes. One thread, and a collector that works on the same core while that thread stands.
 */
final class EvaluationRate implements Measurement {

    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final double LEAST = 0.6;

    @Override
    public String title() {
        return "Evaluations per second per core";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (LoopbackAzureDevOps azureDevOps = LoopbackAzureDevOps.start()) {
            rows.addAll(rows(azureDevOps, "with the worker's own JVM options: ", "-XX:TieredStopAtLevel=1"));
            rows.addAll(rows(azureDevOps, "with the optimizing compiler: ", "-XX:+TieredCompilation"));
        }
        return rows;
    }

    private static List<Row> rows(LoopbackAzureDevOps azureDevOps, String with, String compiler)
            throws IOException, InterruptedException {
        List<String> options = List.of(compiler, "-XX:+UseSerialGC", "-Xmx512m");
        List<String> arguments = List.of(azureDevOps.base().toString());
        MeasuredValues values =
                MeasuredValues.in(Jvm.output(Jvm.of(EvaluationProcess.class, options, arguments), LONGEST));
        double ofApp = values.get(EvaluationProcess.Value.EVALUATIONS);
        double ofCalls = values.get(EvaluationProcess.Value.CALLS);
        double processorTime = values.get(EvaluationProcess.Value.PROCESSOR_OF_CALLS)
                / values.get(EvaluationProcess.Value.PROCESSOR_OF_EVALUATIONS);
        return List.of(
                Row.of(with + "evaluations of a work item", ofApp, "per second"),
                Row.of(with + "the same two calls by OkHttp", ofCalls, "per second"),
                Row.of(with + "of the bare loop", ofApp / ofCalls, "", Goal.atLeast(LEAST)),
                Row.of(with + "of the bare loop, by processor time", processorTime, ""));
    }
}
