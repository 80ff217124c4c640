package dev.gatehouse.benchmark;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.devhost.WaitingConditions;
import dev.gatehouse.devhost.WaitingCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts the messages and the evaluations of a check that waits, for intervals of all lengths, while virtual time goes by. */
final class CostOfIntervals implements Measurement {

    private static final Duration LASTING = Duration.ofHours(10);
    private static final List<String> INTERVALS =
            List.of("PT30S", "PT1M", "PT1M45S", "PT2M", "PT3M", "PT3M45S", "PT5M", "PT10M", "PT30M");

    @Override
    public String title() {
        return "Messages by interval";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Azurite azurite = Azurite.start()) {
            for (String every : INTERVALS) {
                WaitingCost cost = WaitingCost.of(
                        WaitingConditions.BUILD_REASON.scenario(every), azurite.connectionString(), LASTING);
                int evaluations = cost.turns().stream()
                        .mapToInt(WaitingCost.Turn::evaluations)
                        .sum();
                rows.add(Row.of(every + ": messages", cost.turns().size() / (double) LASTING.toHours(), "an hour"));
                rows.add(Row.of(every + ": evaluations", evaluations / (double) LASTING.toHours(), "an hour"));
            }
        }
        return rows;
    }
}
