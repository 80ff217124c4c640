package dev.gatehouse.benchmark;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.gatehouse.functions.TestMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one fresh JVM tells of itself: one line of numbers.
 *
 * @param sinceMain nanoseconds from the beginning of main to the built answer
 * @param ofFunction the part of them that the function took, once the request was there
 * @param heap bytes of heap in use: everything that was allocated, where nothing was collected yet
 * @param resident bytes of memory that the process holds, as Linux says it; 0 elsewhere
 */
record ColdRun(long sinceMain, long ofFunction, long heap, long resident) {

    private static final String MARK = "ColdRun ";
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB = 1024;

    /** Told by the JVM itself: loading this class marks the answer in its list of classes. */
    static final class Answered {
        private Answered() {}

        static void now() {}
    }

    /** Ends the run of a program that has just built its answer. */
    static void answered(long main, long function, HttpResponseMessage answer, TestMessage message) {
        long now = System.nanoTime();
        Answered.now();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        if (answer.getStatus() != HttpStatus.OK || message.sent().isEmpty()) {
            throw new IllegalStateException("not accepted: " + answer.getBody());
        }
        System.out.println(MARK + (now - main) + " " + (now - function) + " " + heap + " " + residentBytes());
    }

    /** Reads the line in what a program has printed. */
    static ColdRun read(String output) {
        String line = output.lines()
                .filter(one -> one.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the program did not accept: " + output));
        String[] numbers = line.substring(MARK.length()).split(" ", -1);
        return new ColdRun(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
    }

    private static long residentBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
