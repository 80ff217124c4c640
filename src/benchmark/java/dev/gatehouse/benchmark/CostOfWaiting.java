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
    private static final String CALLS = "calls each";

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
        List<Turn> looks = cost.turns().stream().filter(Turn::looksAtTheRun).toList();
        List<Turn> others =
                cost.turns().stream().filter(turn -> !turn.looksAtTheRun()).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                name + ": storage operations",
                storageOfEach(cost.turns()),
                "an evaluation",
                Goal.atMost(MOST_OPERATIONS)));
        double evidence = ofEach(cost.turns(), condition::isEvidence);
        rows.add(
                condition == WaitingConditions.WORK_ITEMS
                        ? Row.of(name + ": evidence", evidence, CALLS, Goal.atMost(MOST_CALLS))
                        : Row.of(name + ": evidence", evidence, CALLS));
        double shared = count(cost.turns(), WaitingConditions::isShared);
        if (shared > 0) {
            rows.add(Row.of(name + ": states of the type, for all checks of an instance", shared, "calls an hour"));
        }
        Predicate<String> beyond = call -> !condition.isEvidence(call) && !WaitingConditions.isShared(call);
        rows.add(Row.of(name + ": beyond, between looks at the run", ofEach(others, beyond), CALLS, Goal.atMost(0)));
        rows.add(Row.of(name + ": beyond, looks among them", ofEach(cost.turns(), beyond), CALLS));
        rows.add(Row.of(name + ": looks at the run", looks.size(), "an hour"));
        return rows;
    }

    private static double storageOfEach(List<Turn> turns) {
        int operations = turns.stream().mapToInt(turn -> turn.storage().size()).sum();
        return (double) operations / turns.stream().mapToInt(Turn::evaluations).sum();
    }

    private static double ofEach(List<Turn> turns, Predicate<String> which) {
        return count(turns, which) / turns.size();
    }

    private static double count(List<Turn> turns, Predicate<String> which) {
        return turns.stream()
                .flatMap(turn -> turn.azureDevOps().stream())
                .filter(which)
                .count();
    }
}
