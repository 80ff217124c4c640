package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckPoisonedTest {

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void letsTheDecisionOfAFailedCheckBeDelivered() {
        poisoned(accepted());

        assertEquals(List.of(new CheckMessage.Continue(CheckId.of(Deliveries.usual()), 1)), app.sent);
    }

    @Test
    void writesAnErrorWithTheChecksIdIntoTheLogOfTheInvocation() {
        poisoned(accepted());

        assertTrue(
                context.lines().stream()
                        .anyMatch(line -> line.startsWith("SEVERE Check " + CheckId.of(Deliveries.usual()))),
                context.lines().toString());
    }

    @Test
    void dropsTextThatIsNoMessageWithAnErrorThatShowsNothingOfIt() {
        poisoned("{\"sealedToken\":\"something\"}");

        assertEquals(List.of(), app.sent);
        assertTrue(context.lines().stream().anyMatch(line -> line.startsWith("SEVERE A message of 27 characters")));
        assertFalse(
                context.lines().toString().contains("something"),
                context.lines().toString());
    }

    @Test
    void keepsAMessageThatCannotBeHandledYet() {
        String message = accepted();
        app.ledgerFails(Fault.passing("The ledger is away."));
        assertThrows(MessageNotHandled.class, () -> poisoned(message));
    }

    @Test
    void keepsAMessageWhoseNextTheQueueDidNotTake() {
        String message = accepted();
        app.queueFails(Fault.passing("The queue is away."));
        assertThrows(MessageNotHandled.class, () -> poisoned(message));
    }

    @Test
    void keepsAMessageWhileASettingIsWrong() {
        String message = accepted();
        app.settings.clear();
        assertThrows(MessageNotHandled.class, () -> poisoned(message));
    }

    private void poisoned(String message) {
        new CheckPoisoned(app.gatehouse()).run(message, context);
    }

    private String accepted() {
        TestMessage message = new TestMessage();
        new AcceptCheck(app.gatehouse())
                .run(
                        TestRequest.delivery("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"),
                        message,
                        new TestContext());
        return message.sent().orElseThrow();
    }
}
