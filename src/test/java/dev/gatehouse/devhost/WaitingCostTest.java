package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.devhost.WaitingCost.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an evaluation costs that changes nothing, in requests. Each check waits for half an hour; nothing of it is sampled. */
@WithAzurite
class WaitingCostTest {

    /** Find, save and send, and of the host receive and delete. */
    private static final int MOST_OPERATIONS = 5;

    /** The plan, and the run itself. */
    private static final int MOST_OF_A_LOOK = 2;

    private static final Duration LEAST_BETWEEN_LOOKS = Duration.ofMinutes(3);
    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofMinutes(5);

    private static final Duration LASTING = Duration.ofMinutes(30);

    /** Shorter than the life of what is remembered of a type of work items; see the test of its own. */
    private static final Duration WHILE_REMEMBERED = Duration.ofMinutes(14);

    private final Azurite azurite;

    WaitingCostTest(Azurite azurite) {
        this.azurite = azurite;
    }

    @Test
    void asksNothingMoreThanOnceForTheReasonOfARun() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.BUILD_REASON, LASTING);
    }

    @Test
    void readsTheTimelineForATaskAndNothingElse() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.TIMELINE_TASK, LASTING);
    }

    @Test
    void readsLinksAndItemsForAWorkItemAndNothingElse() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.WORK_ITEMS, WHILE_REMEMBERED);
    }

    @Test
    void readsTheStatesOfATypeOfWorkItemsAgainAfterAQuarterOfAnHour() throws Exception {
        WaitingCost cost = cost(WaitingConditions.WORK_ITEMS, Duration.ofMinutes(62));
        List<String> readings = cost.turns().stream()
                .flatMap(turn -> turn.azureDevOps().stream())
                .filter(WaitingConditions::isShared)
                .toList();
        assertEquals(3, readings.size(), () -> shown(cost));
        int most = cost.turns().stream()
                .filter(turn -> !turn.looksAtTheRun())
                .mapToInt(turn -> turn.azureDevOps().size())
                .max()
                .orElseThrow();
        assertEquals(WaitingConditions.WORK_ITEMS.evidence().size() + 1, most, () -> shown(cost));
    }

    @Test
    void readsTheRunForCriteriaAndNothingElse() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.BUILD, LASTING);
    }

    @Test
    void readsTheCoverageAndWhetherTheRunIsOverAndNothingElse() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.CODE_COVERAGE, LASTING);
    }

    @Test
    void readsTheChecksOfTheStageAndNothingElse() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.OTHER_CHECKS, LASTING);
    }

    @Test
    void callsNoAzureDevOpsForAnAnswerOverHttp() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.HTTP, LASTING);
    }

    @Test
    void callsNoAzureDevOpsForAChangeRequest() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.SERVICE_NOW, LASTING);
    }

    @Test
    void callsNoAzureDevOpsForAMetricBetweenItsMeasurements() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.METRIC, LASTING);
    }

    @Test
    void callsNoAzureDevOpsForAnEventThatHasNotCome() throws Exception {
        costsItsEvidenceOnly(WaitingConditions.EXTERNAL_EVENT, LASTING);
    }

    private WaitingCost cost(WaitingConditions condition, Duration lasting) throws Exception {
        WaitingCost cost = WaitingCost.of(condition.scenario(), azurite.connectionString(), lasting);
        assertFalse(cost.turns().isEmpty(), "the check was never evaluated again");
        return cost;
    }

    private void costsItsEvidenceOnly(WaitingConditions condition, Duration lasting) throws Exception {
        WaitingCost cost = cost(condition, lasting);
        // The one before these looked at the run, a minute before.
        Instant begin = cost.turns().get(0).at().minus(Duration.ofMinutes(1));
        Instant looked = begin;
        for (Turn turn : cost.turns()) {
            assertEquals(1, turn.evaluations(), () -> "a message that evaluates nothing: " + turn);
            assertTrue(turn.storage().size() <= MOST_OPERATIONS, () -> "too much of storage: " + turn);
            List<String> beyond = new ArrayList<>(turn.azureDevOps());
            condition.evidence().forEach(call -> assertTrue(beyond.remove(call), () -> call + " is missing: " + turn));
            if (turn.looksAtTheRun()) {
                assertTrue(beyond.size() <= MOST_OF_A_LOOK, () -> "more than the plan and the run: " + turn);
                Duration since = Duration.between(looked, turn.at());
                assertTrue(since.compareTo(LEAST_BETWEEN_LOOKS) > 0, () -> "looks come soon: " + shown(cost));
                assertTrue(since.compareTo(MOST_BETWEEN_LOOKS) < 0, () -> "looks come late: " + shown(cost));
                looked = turn.at();
            } else {
                assertEquals(List.of(), beyond, () -> "other calls than its evidence: " + turn);
            }
        }
        assertTrue(looked.plus(MOST_BETWEEN_LOOKS).isAfter(begin.plus(lasting)), () -> shown(cost));
    }

    private static String shown(WaitingCost cost) {
        return cost.turns().stream().map(Turn::toString).collect(Collectors.joining("\n"));
    }
}
