package dev.gatehouse.evaluation;

import java.util.List;

/**
 * What one metric of a check measured last, as far as what was found shows it.
 *
 * @param metric what tells it from other metrics of the check
 * @param measurements the last ones, the newest at the end
 */
public record MeasuredMetric(String metric, List<Measurement> measurements) {

    private static final String CONDITION = "metric ";

    public MeasuredMetric {
        measurements = List.copyOf(measurements);
    }

    /**
     * One measurement.
     *
     * @param at when it was taken, as people read it
     * @param verdict {@code met} and {@code unmet} for one that is as it should be and one that is not, {@code waiting} for one that
     *     says neither, {@code unknown} for one that could not be had
     * @param value what was measured, or why nothing was
     */
    public record Measurement(String at, String verdict, String value) {}

    /** All metrics among these findings of an evaluation, as a check's record keeps them. */
    public static List<MeasuredMetric> among(String findings) {
        return FindingNode.parse(findings).stream()
                .flatMap(FindingNode::all)
                .filter(node -> node.condition().startsWith(CONDITION))
                .map(MeasuredMetric::of)
                .toList();
    }

    private static MeasuredMetric of(FindingNode metric) {
        return new MeasuredMetric(
                metric.condition().substring(CONDITION.length()),
                metric.parts().stream()
                        .map(part -> new Measurement(part.condition(), part.verdict(), part.reason()))
                        .toList());
    }
}
