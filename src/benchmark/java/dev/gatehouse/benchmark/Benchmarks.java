package dev.gatehouse.benchmark;

import java.nio.file.Path;
import java.util.List;

/** The program of {@code mvn -Pbenchmark verify}: measures one thing after the other, prints the table and writes it as JSON. */
public final class Benchmarks {

    private static final List<Measurement> ALL = List.of(
            new FirstAcceptance(),
            new WarmAcceptance(),
            new CostOfWaiting(),
            new CostOfIntervals(),
            new EvaluationRate(),
            new Crowd(),
            new Size());

    private Benchmarks() {}

    /**
     * Measures.
     *
     * @param args where the JSON goes, and perhaps a word: only what has it in its title is measured
     */
    public static void main(String[] args) throws Exception {
        Report report = new Report();
        String only = args.length > 1 ? args[1] : "";
        List<Measurement> wanted = ALL.stream()
                .filter(measurement -> measurement.title().contains(only))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no title has \"" + only + "\": "
                    + ALL.stream().map(Measurement::title).toList());
        }
        try {
            for (Measurement measurement : wanted) {
                System.out.println("Measuring: " + measurement.title());
                report.add(measurement.title(), measurement.run());
                report.write(Path.of(args[0]));
            }
        } finally {
            // One that fails loses nothing of those before it.
            System.out.print(report.table());
        }
    }
}
