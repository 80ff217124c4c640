package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How soon a cold app answers: the app's own function and a reference that does the least, each as the first that happens in JVMs
 * of their own, in turns, with the options that the Java worker of Azure Functions gives its JVM. A JVM with other options runs no
 * app, so none is measured.
 */
final class FirstAcceptance implements Measurement {

    private static final List<String> WORKER_OPTIONS =
            List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-noverify");
    private static final List<String> NEVER = List.of("com.azure.", "okhttp3.", "okio.", "kotlin.");

    private static final int RUNS = 25;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double MILLISECOND = 1e6;
    private static final double MB = 1e6;

    @Override
    public String title() {
        return "First acceptance in a fresh JVM";
    }

    @Override
    public List<Row> run() throws IOException, InterruptedException {
        List<String> loaded = classes(ColdGatehouse.class);
        List<String> loadedByReference = classes(ColdReference.class);
        List<ColdRun> gatehouse = new ArrayList<>();
        List<ColdRun> reference = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            gatehouse.add(ColdRun.read(fork(ColdGatehouse.class, List.of())));
            reference.add(ColdRun.read(fork(ColdReference.class, List.of())));
        }
        double time = median(gatehouse, ColdRun::sinceMain);
        double timeOfReference = median(reference, ColdRun::sinceMain);
        double function = median(gatehouse, ColdRun::ofFunction);
        double functionOfReference = median(reference, ColdRun::ofFunction);
        return List.of(
                Row.of("time from main to the answer, by the reference's", time / timeOfReference, "x", Goal.atMost(2)),
                Row.of("  from main, Gatehouse, median of " + RUNS, time / MILLISECOND, "ms"),
                Row.of("  from main, reference, median of " + RUNS, timeOfReference / MILLISECOND, "ms"),
                Row.of("time of the function alone, by the reference's", function / functionOfReference, "x"),
                Row.of("  function alone, Gatehouse, median of " + RUNS, function / MILLISECOND, "ms"),
                Row.of("  function alone, reference, median of " + RUNS, functionOfReference / MILLISECOND, "ms"),
                Row.of(
                        "classes more than the reference",
                        loaded.size() - (double) loadedByReference.size(),
                        "classes",
                        Goal.atMost(500)),
                Row.of("  classes, Gatehouse, those of the JVM included", loaded.size(), "classes"),
                Row.of("  classes, reference, those of the JVM included", loadedByReference.size(), "classes"),
                Row.of(
                        "classes of the Azure SDK, OkHttp and Kotlin",
                        (double) loaded.stream()
                                .filter(FirstAcceptance::isForbidden)
                                .count(),
                        "classes",
                        Goal.atMost(0)),
                Row.of("heap more than the reference", more(gatehouse, reference, ColdRun::heap) / MB, "MB"),
                Row.of("  heap, Gatehouse", median(gatehouse, ColdRun::heap) / MB, "MB"),
                Row.of(
                        "resident memory more than the reference",
                        more(gatehouse, reference, ColdRun::resident) / MB,
                        "MB"),
                Row.of("  resident memory, Gatehouse", median(gatehouse, ColdRun::resident) / MB, "MB"));
    }

    private static boolean isForbidden(String name) {
        return NEVER.stream().anyMatch(name::startsWith);
    }

    private static double more(List<ColdRun> gatehouse, List<ColdRun> reference, ToLongFunction<ColdRun> value) {
        return median(gatehouse, value) - median(reference, value);
    }

    private static double median(List<ColdRun> runs, ToLongFunction<ColdRun> value) {
        return runs.stream().mapToLong(value).sorted().toArray()[runs.size() / 2];
    }

    /** Every class that was loaded before the answer was built, as the JVM itself lists them. */
    private static List<String> classes(Class<?> program) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            fork(program, List.of("-Xlog:class+load=info:file=" + log + ":none:filecount=0"));
            // Lines look like: java.lang.Object source: shared objects file
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .takeWhile(name -> !name.equals(ColdRun.Answered.class.getName()))
                    .toList();
        } finally {
            Files.delete(log);
        }
    }

    private static String fork(Class<?> program, List<String> options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(WORKER_OPTIONS);
        all.addAll(options);
        ProcessBuilder builder = Jvm.of(program, all, List.of());
        builder.environment()
                .put("GATEHOUSE_SEAL_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
        return Jvm.output(builder, LONGEST);
    }
}
