package dev.gatehouse.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Evaluations of an app and the calls alone that they take, in turns, in a process of its own: prints the medians. */
public final class EvaluationProcess {

    private static final int EVALUATIONS = 4_000;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 9;

    private EvaluationProcess() {}

    /** What is printed: how many in a second, and the nanoseconds of the processor for each. */
    enum Value {
        EVALUATIONS,
        CALLS,
        PROCESSOR_OF_EVALUATIONS,
        PROCESSOR_OF_CALLS
    }

    private interface Work {
        void run() throws IOException;
    }

    private record Round(double perSecond, double processorTimeOfEach) {

        static Round of(Work work) throws IOException {
            long before = System.nanoTime();
            long processorTimeBefore = processorTime();
            work.run();
            long processorTime = processorTime() - processorTimeBefore;
            return new Round(EVALUATIONS * 1e9 / (System.nanoTime() - before), (double) processorTime / EVALUATIONS);
        }

        private static long processorTime() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /**
     * Measures.
     *
     * @param args where Azure DevOps is
     */
    public static void main(String[] args) throws Exception {
        Jvm.exitAfter(() -> run(URI.create(args[0])));
    }

    private static void run(URI azureDevOps) throws Exception {
        List<Round> ofApp = new ArrayList<>();
        List<Round> ofCalls = new ArrayList<>();
        try (WaitingApp app = new WaitingApp(azureDevOps, new CountedStore(CheckWatch.NONE))) {
            enter(app);
            evaluate(app);
            BareCalls calls =
                    new BareCalls(azureDevOps, HeardCalls.Told.by(azureDevOps).last());
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                enter(app);
                long before = HeardCalls.Told.by(azureDevOps).count();
                Round evaluated = Round.of(() -> evaluate(app));
                calls.expect(EVALUATIONS, HeardCalls.Told.by(azureDevOps).count() - before);
                Round called = Round.of(() -> call(calls));
                if (round >= WARM_UP) {
                    ofApp.add(evaluated);
                    ofCalls.add(called);
                }
            }
        }
        MeasuredValues.print(
                Value.EVALUATIONS, median(ofApp.stream().map(Round::perSecond).toList()));
        MeasuredValues.print(
                Value.CALLS, median(ofCalls.stream().map(Round::perSecond).toList()));
        MeasuredValues.print(
                Value.PROCESSOR_OF_EVALUATIONS,
                median(ofApp.stream().map(Round::processorTimeOfEach).toList()));
        MeasuredValues.print(
                Value.PROCESSOR_OF_CALLS,
                median(ofCalls.stream().map(Round::processorTimeOfEach).toList()));
    }

    private static void enter(WaitingApp app) {
        app.empty();
        Instant now = Instant.now();
        for (int number = 1; number <= EVALUATIONS; number++) {
            app.add(number, now, now);
        }
    }

    private static void evaluate(WaitingApp app) {
        for (int number = 1; number <= EVALUATIONS; number++) {
            if (!app.evaluateNext()) {
                throw new IllegalStateException("no message for evaluation " + number);
            }
        }
    }

    private static void call(BareCalls calls) throws IOException {
        for (int number = 1; number <= EVALUATIONS; number++) {
            calls.makeAll();
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
