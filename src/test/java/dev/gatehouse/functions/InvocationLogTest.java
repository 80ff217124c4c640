package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class InvocationLogTest {

    private static final Logger LOG = LoggerFactory.getLogger(InvocationLogTest.class);

    @Test
    void handsWhatIsLoggedToTheInvocationWithItsLevelAndItsParameters() {
        TestContext context = new TestContext();
        InvocationLog.during(context, () -> {
            LOG.info("check {} waits {}", "a", 1);
            LOG.warn("0 failed");
            LOG.error("refused");
        });
        assertEquals(List.of("INFO check a waits 1", "WARNING 0 failed", "SEVERE refused"), context.lines());
    }

    @Test
    void handsNothingToAnInvocationThatHasEnded() {
        TestContext context = new TestContext();
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
        TestContext first = new TestContext();
        TestContext second = new TestContext();
        InvocationLog.during(first, () -> LOG.info("one"));
        InvocationLog.during(second, () -> LOG.info("two"));
        assertEquals(List.of("INFO one"), first.lines());
        assertEquals(List.of("INFO two"), second.lines());
    }
}
