package dev.gatehouse.benchmark;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.devhost.WaitingConditions;
import dev.gatehouse.devhost.WaitingCost;
import dev.gatehouse.devhost.WaitingCost.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Counts what an evaluation costs that changes nothing, for each condition, while virtual time goes by. */
final class CostOfWaiting implements Measurement {

    private static final Duration LASTING = Duration.ofHours(1);
    private static final int MOST_OPERATIONS = 5;
    private static final int MOST_CALLS = 2;

    @Override
    public String title() {
        return "Cost of waiting";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Azurite azurite = Azurite.start()) {
            for (WaitingConditions condition : WaitingConditions.values()) {
                rows.addAll(rows(condition, WaitingCost.of(condition.scenario(), azurite.connectionString(), LASTING)));
            }
        }
        return rows;
    }

    private static List<Row> rows(WaitingConditions condition, WaitingCost cost) {
        String name = condition.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        int evaluations = cost.turns().stream().mapToInt(Turn::evaluations).sum();
        int storage =
                cost.turns().stream().mapToInt(turn -> turn.storage().size()).sum();
        List<Turn> looks = cost.turns().stream().filter(Turn::looksAtTheRun).toList();
        List<Turn> others =
                cost.turns().stream().filter(turn -> !turn.looksAtTheRun()).toList();
        double evidence = (double) count(others, condition::isEvidence) / others.size();
        String calls = "calls each";
        return List.of(
                Row.of(
                        name + ": storage operations",
                        (double) storage / evaluations,
                        "an evaluation",
                        Goal.atMost(MOST_OPERATIONS)),
                condition == WaitingConditions.WORK_ITEMS
                        ? Row.of(name + ": evidence", evidence, calls, Goal.atMost(MOST_CALLS))
                        : Row.of(name + ": evidence", evidence, calls),
                Row.of(
                        name + ": Azure DevOps beyond its evidence",
                        (double) count(others, call -> !condition.isEvidence(call)) / others.size(),
                        calls,
                        Goal.atMost(0)),
                Row.of(
                        name + ": the same, of those that look at the run, too",
                        looks.isEmpty() ? 0 : (double) count(looks, call -> !condition.isEvidence(call)) / looks.size(),
                        calls),
                Row.of(name + ": looks at the run", looks.size(), "an hour"));
    }

    private static long count(List<Turn> turns, Predicate<String> which) {
        return turns.stream()
                .flatMap(turn -> turn.azureDevOps().stream())
                .filter(which)
                .count();
    }
}
