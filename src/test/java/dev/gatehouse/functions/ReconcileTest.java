package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReconcileTest {

    private static final CheckId CHECK = CheckId.of(Deliveries.usual());

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void sendsTheMessageAgainThatACheckWaitsFor() {
        enter(
                new Phase.Evaluating(TestApp.NOW, Optional.empty(), 0, Optional.empty()),
                TestApp.NOW.minus(Duration.ofHours(1)));

        reconcile();

        assertEquals(List.of(new CheckMessage.Continue(CHECK, 3)), app.sent);
        assertTrue(
                context.lines().stream().anyMatch(line -> line.startsWith("WARNING Check " + CHECK)),
                context.lines().toString());
    }

    @Test
    void saysNothingWhenThereIsNothingToDo() {
        enter(new Phase.Evaluating(TestApp.NOW, Optional.empty(), 0, Optional.empty()), TestApp.NOW);

        reconcile();

        assertEquals(List.of(), app.sent);
        assertEquals(List.of(), context.lines());
    }

    @Test
    void writesAnErrorWhenTheQueueIsAway() {
        enter(
                new Phase.Evaluating(TestApp.NOW, Optional.empty(), 0, Optional.empty()),
                TestApp.NOW.minus(Duration.ofHours(1)));
        app.queueFails(Fault.passing("The queue is away."));

        reconcile();

        assertTrue(
                context.lines().contains("SEVERE Overdue checks were not all seen to: The queue is away."),
                context.lines().toString());
    }

    @Test
    void writesAnErrorWhenASettingIsWrong() {
        app.settings.put("GATEHOUSE_RETENTION_DAYS", "a month");

        reconcile();

        assertTrue(
                context.lines().toString().contains("GATEHOUSE_RETENTION_DAYS"),
                context.lines().toString());
    }

    private void reconcile() {
        new Reconcile(app.gatehouse()).run("{}", context);
    }

    private void enter(Phase phase, Instant dueAt) {
        app.ledger.enter(new CheckRecord(
                CHECK,
                1,
                "delivery",
                Deliveries.usual(),
                "{}",
                Optional.empty(),
                Optional.of("sealed"),
                Optional.empty(),
                TestApp.NOW,
                TestApp.NOW,
                0,
                3,
                dueAt,
                0,
                phase,
                Optional.empty(),
                Optional.empty(),
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, false),
                History.NONE,
                Set.of()));
    }
}
