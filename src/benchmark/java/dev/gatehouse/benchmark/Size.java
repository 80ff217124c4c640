package dev.gatehouse.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the app weighs as it is deployed, and what takes it: {@code -DstagedApp} is the folder that the build stages it in. */
final class Size implements Measurement {

    private static final double MB = 1e6;

    /** What is less is told in one row. */
    private static final double SMALL = 0.1 * MB;

    @Override
    public String title() {
        return "Size of the staged app";
    }

    @Override
    public List<Row> run() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("stagedApp")))) {
            files.filter(Files::isRegularFile).forEach(file -> sizes.merge(library(file), size(file), Long::sum));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("all of it", total(sizes.values().stream()), "MB", Goal.atMost(16)));
        sizes.entrySet().stream()
                .filter(entry -> entry.getValue() >= SMALL)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> rows.add(Row.of("  " + entry.getKey(), entry.getValue() / MB, "MB")));
        List<Long> small = sizes.values().stream().filter(size -> size < SMALL).toList();
        rows.add(Row.of("  " + small.size() + " others", total(small.stream()), "MB"));
        return rows;
    }

    private static double total(Stream<Long> sizes) {
        return sizes.mapToLong(Long::longValue).sum() / MB;
    }

    /** A jar's name without its version; what is no jar says how the host calls the app. */
    private static String library(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jar") ? name.replaceFirst("-[0-9].*", "") : "files for the Functions host";
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
