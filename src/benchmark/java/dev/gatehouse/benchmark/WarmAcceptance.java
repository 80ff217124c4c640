package dev.gatehouse.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How many deliveries a warm app takes: the function itself, from the worker's request to the answer that the worker sends. One
 * thread, and a collector that works on the same core while that thread stands.
 */
final class WarmAcceptance implements Measurement {

    private static final Goal LEAST = Goal.atLeast(20_000);
    private static final Goal MOST = Goal.atMost(60 * 1024);
    private static final TimeValue ITERATION = TimeValue.seconds(2);

    @Override
    public String title() {
        return "Warm acceptance";
    }

    @Override
    public List<Row> run() throws RunnerException {
        RunResult compiledOnce = measured("-XX:TieredStopAtLevel=1");
        RunResult compiledTwice = measured("-XX:+TieredCompilation");
        return List.of(
                Row.of(
                        "deliveries on one core, with the worker's own JVM options",
                        compiledOnce.getPrimaryResult().getScore(),
                        "per second",
                        LEAST),
                Row.of(
                        "deliveries on one core, where the optimizing compiler is let work",
                        compiledTwice.getPrimaryResult().getScore(),
                        "per second",
                        LEAST),
                Row.of("allocated, with the worker's own JVM options", allocated(compiledOnce), "bytes", MOST),
                Row.of(
                        "allocated, where the optimizing compiler is let work",
                        allocated(compiledTwice),
                        "bytes",
                        MOST));
    }

    private static RunResult measured(String compiler) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(WarmDeliveries.class.getName() + ".accept")
                .addProfiler(GCProfiler.class)
                .jvmArgs(compiler, "-XX:+UseSerialGC", "-Xmx512m")
                .forks(1)
                .threads(1)
                .warmupIterations(8)
                .warmupTime(ITERATION)
                .measurementIterations(4)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        return results.iterator().next();
    }

    private static double allocated(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "JMH counts allocation")
                .getScore();
    }
}
