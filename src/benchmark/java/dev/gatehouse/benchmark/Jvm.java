package dev.gatehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of these classes in JVMs of their own. */
final class Jvm {

    private Jvm() {}

    /** One that was not started yet. */
    static ProcessBuilder of(Class<?> program, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /**
     * Runs one to its end, and gives all that it printed.
     *
     * @throws IllegalStateException when it fails, or does not end in this time
     */
    static String output(ProcessBuilder program, Duration longest) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process = program.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean hasEnded = endsIn(longest, process);
            if (!hasEnded || process.exitValue() != 0) {
                throw new IllegalStateException(
                        program.command() + (hasEnded ? " failed: " : " takes too long: ") + Files.readString(output));
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    private static boolean endsIn(Duration longest, Process process) throws InterruptedException {
        try {
            return process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a program does. */
    interface Body {
        void run() throws Exception;
    }

    /** Ends this one once it has done that, or could not: the threads of servers and clients would live on. */
    static void exitAfter(Body body) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        body.run();
        System.exit(0);
    }
}
