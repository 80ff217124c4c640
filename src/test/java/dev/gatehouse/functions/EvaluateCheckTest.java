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

final class EvaluateCheckTest {

    /** The host name is refused at the moment of the call: nothing of these tests leaves the machine. */
    private static final String ELSEWHERE = "allowed.invalid";

    private static final CheckId CHECK = CheckId.of(Deliveries.usual());

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void sendsTheNextMessageOfACheckThatWaits() {
        evaluate(accepted());
        assertEquals(List.of(new CheckMessage.Continue(CHECK, 1)), app.sent);
    }

    @Test
    void namesTheCheckInEveryLineOfTheLog() {
        evaluate(accepted());
        assertFalse(context.lines().isEmpty());
        assertEquals(
                List.of(),
                context.lines().stream()
                        .filter(line -> !line.contains(" Check " + CHECK + ": "))
                        .toList());
    }

    @Test
    void warnsOfWhatKeepsItFromEvaluating() {
        evaluate(accepted());
        String warning = "WARNING Check " + CHECK + ": its run could not be looked at: ";
        assertTrue(
                context.lines().stream().anyMatch(line -> line.startsWith(warning)),
                context.lines().toString());
    }

    @Test
    void takesGoingOnForNoNews() {
        evaluate(accepted());
        assertTrue(
                context.lines().stream().anyMatch(line -> line.startsWith("CONFIG Check " + CHECK + ": goes on in ")),
                context.lines().toString());
    }

    @Test
    void letsTheHostHandOutAMessageAgainThatTheQueueDidNotTake() {
        app.queueFails(Fault.passing("The queue is away."));
        MessageNotHandled thrown = assertThrows(MessageNotHandled.class, () -> evaluate(accepted()));
        assertEquals("Check " + CHECK + ": The queue is away.", thrown.getMessage());
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
        assertTrue(
                String.valueOf(thrown.getMessage()).startsWith("Check " + CHECK + ": GATEHOUSE_SEAL_KEYS is missing"),
                thrown::toString);
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
