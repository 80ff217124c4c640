package dev.gatehouse.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How many evaluations one thread makes that change nothing, from a message of the queue to the next, against the calls alone that each
 * takes. One thread, and a collector that works on the same core while that thread stands.
 */
final class EvaluationRate implements Measurement {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final double LEAST = 0.6;

    @Override
    public String title() {
        return "Evaluations per second per core";
    }

    @Override
    public List<Row> run() throws Exception {
        try (LoopbackAzureDevOps azureDevOps = LoopbackAzureDevOps.start()) {
            List<String> arguments = List.of(azureDevOps.base().toString());
            MeasuredValues values =
                    MeasuredValues.in(Jvm.output(Jvm.of(EvaluationProcess.class, OPTIONS, arguments), LONGEST));
            double ofApp = values.get(EvaluationProcess.Value.EVALUATIONS);
            double ofCalls = values.get(EvaluationProcess.Value.CALLS);
            return List.of(
                    Row.of("evaluations of a work item, in a loop of one thread", ofApp, "per second"),
                    Row.of("the same two calls by OkHttp in a bare loop", ofCalls, "per second"),
                    Row.of("of the bare loop", ofApp / ofCalls, "", Goal.atLeast(LEAST)),
                    Row.of(
                            "of the bare loop by processor time, without the wait for answers",
                            values.get(EvaluationProcess.Value.PROCESSOR_OF_CALLS)
                                    / values.get(EvaluationProcess.Value.PROCESSOR_OF_EVALUATIONS),
                            ""));
        }
    }
}
