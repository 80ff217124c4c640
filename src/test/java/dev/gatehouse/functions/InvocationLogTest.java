package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.LogScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class InvocationLogTest {

    private static final Logger LOG = LoggerFactory.getLogger(InvocationLogTest.class);
    private static final CheckId ONE = new CheckId("0".repeat(32) + "-" + "1".repeat(20));
    private static final CheckId TWO = new CheckId("0".repeat(32) + "-" + "2".repeat(20));

    private final TestContext context = new TestContext();

    @Test
    void handsWhatIsLoggedToTheInvocationWithItsLevelAndItsParameters() {
        InvocationLog.during(context, () -> {
            LOG.info("it waits {} {}", 1, "{}");
            LOG.warn("0 failed");
            LOG.error("refused");
        });
        assertEquals(List.of("INFO it waits 1 {}", "WARNING 0 failed", "SEVERE refused"), context.lines());
    }

    @Test
    void handsDebugOverAsTheLevelThatTheWorkerTakesForDebug() {
        InvocationLog.during(context, () -> {
            LOG.debug("an error, by the word");
            LOG.trace("never");
        });
        assertEquals(List.of("CONFIG an error, by the word"), context.lines());
    }

    @Test
    void namesTheCheckInEveryLineOnceItIsKnown() {
        InvocationLog.during(context, () -> {
            LOG.info("nothing is known yet");
            LogScope.enter(ONE);
            LOG.info("waits");
            LOG.warn("waits longer");
        });
        assertEquals(
                List.of(
                        "INFO nothing is known yet",
                        "INFO Check " + ONE + ": waits",
                        "WARNING Check " + ONE + ": waits longer"),
                context.lines());
    }

    @Test
    void namesEachOfManyChecksInItsOwnLines() {
        InvocationLog.during(context, () -> {
            LogScope.during(ONE, () -> say("one"));
            LogScope.during(TWO, () -> say("two"));
            LOG.info("about none");
        });
        assertEquals(
                List.of("INFO Check " + ONE + ": one", "INFO Check " + TWO + ": two", "INFO about none"),
                context.lines());
    }

    @Test
    void forgetsTheCheckBeforeTheNextInvocationOfTheSameThread() {
        assertThrows(
                IllegalStateException.class,
                () -> InvocationLog.during(new TestContext(), () -> {
                    LogScope.enter(ONE);
                    throw new IllegalStateException("a mistake");
                }));
        InvocationLog.during(context, () -> LOG.info("next"));
        assertEquals(List.of("INFO next"), context.lines());
    }

    @Test
    void namesTheCheckThatAMistakeInTheAppMetWith() {
        assertThrows(
                IllegalStateException.class,
                () -> InvocationLog.during(context, () -> {
                    LogScope.enter(ONE);
                    throw new IllegalStateException("never");
                }));
        assertEquals(
                List.of("SEVERE Check " + ONE + ": This run failed because of a mistake in the app:"
                        + " java.lang.IllegalStateException: never"),
                context.lines());
    }

    @Test
    void leavesAMessageThatIsHandedOutAgainToTheHostToLog() {
        MessageNotHandled thrown = assertThrows(
                MessageNotHandled.class,
                () -> InvocationLog.during(context, () -> {
                    LogScope.enter(ONE);
                    throw new MessageNotHandled("The queue is away.");
                }));
        assertEquals("Check " + ONE + ": The queue is away.", thrown.getMessage());
        assertEquals(List.of(), context.lines());
    }

    @Test
    void makesOneLineOfTextThatWouldForgeAnother() {
        InvocationLog.during(context, () -> {
            LogScope.enter(ONE);
            LOG.info("quotes {}", "a\r\nSEVERE Check x\u2028: ended\u0085\u202Eor\tnot\u001B[31m");
        });
        assertEquals(List.of("INFO Check " + ONE + ": quotes a SEVERE Check x : ended or not [31m"), context.lines());
    }

    @Test
    void showsNothingThatCannotBeSeen() {
        InvocationLog.during(context, () -> LOG.info("a\u200Bb\uFEFFc\uDB40\uDC41d\uD83De \uD83D\uDEA6"));
        assertEquals(List.of("INFO a b c d e \uD83D\uDEA6"), context.lines());
    }

    @Test
    void cutsALineThatNobodyWouldRead() {
        InvocationLog.during(context, () -> LOG.info("x".repeat(LogLine.LONGEST + 1)));
        assertEquals(List.of("INFO " + "x".repeat(LogLine.LONGEST - 1) + "…"), context.lines());
    }

    @Test
    void handsNothingToAnInvocationThatHasEnded() {
        InvocationLog.during(context, () -> {});
        LOG.info("afterwards");
        assertEquals(List.of(), context.lines());
    }

    @Test
    void keepsTheLinesFromTheConsoleWhoseLevelsTheHostGuesses() {
        TestLog console = new TestLog();
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.addHandler(console);
        try {
            InvocationLog.during(new TestContext(), () -> LOG.warn("0 failed"));
        } finally {
            root.removeHandler(console);
        }
        assertEquals(List.of(), console.lines());
    }

    @Test
    void keepsInvocationsApart() {
        TestContext second = new TestContext();
        InvocationLog.during(context, () -> LOG.info("one"));
        InvocationLog.during(second, () -> LOG.info("two"));
        assertEquals(List.of("INFO one"), context.lines());
        assertEquals(List.of("INFO two"), second.lines());
    }

    private static boolean say(String text) {
        LOG.info(text);
        return true;
    }
}
