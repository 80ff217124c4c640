package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluateCheckTest {

    /** The host name is refused at the moment of the call: nothing of these tests leaves the machine. */
    private static final String ELSEWHERE = "allowed.invalid";

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void sendsTheNextMessageOfACheckThatWaits() {
        evaluate(accepted());
        assertEquals(List.of(new CheckMessage.Continue(CheckId.of(Deliveries.usual()), 1)), app.sent);
    }

    @Test
    void writesTheChecksIdIntoTheLogOfTheInvocation() {
        evaluate(accepted());
        assertTrue(
                context.lines().stream()
                        .anyMatch(line ->
                                line.contains(CheckId.of(Deliveries.usual()).value())),
                context.lines().toString());
    }

    @Test
    void letsTheHostHandOutAMessageAgainThatTheQueueDidNotTake() {
        app.queueFails(Fault.passing("The queue is away."));
        MessageNotHandled thrown = assertThrows(MessageNotHandled.class, () -> evaluate(accepted()));
        assertEquals("The queue is away.", thrown.getMessage());
    }

    @Test
    void leavesTextThatIsNoMessageToThePoisonQueue() {
        assertThrows(MessageNotHandled.class, () -> evaluate("hello"));
    }

    @Test
    void saysWhichSettingIsMissing() {
        String message = accepted();
        app.settings.clear();
        MessageNotHandled thrown = assertThrows(MessageNotHandled.class, () -> evaluate(message));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("GATEHOUSE_SEAL_KEYS is missing"), thrown::toString);
    }

    private void evaluate(String message) {
        new EvaluateCheck(app.gatehouse()).run(message, 1, context);
    }

    /** A delivery that was accepted while its host was allowed, which it is not any more. */
    private String accepted() {
        TestMessage message = new TestMessage();
        new AcceptCheck(app.gatehouse())
                .run(
                        TestRequest.delivery("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"),
                        message,
                        new TestContext());
        app.settings.put("GATEHOUSE_ALLOWED_HOSTS", ELSEWHERE);
        return message.sent().orElseThrow();
    }
}
