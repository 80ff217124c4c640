package dev.gatehouse.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the app's log of thousands of stories off the console. */
final class SilentLog implements BeforeAllCallback, AfterAllCallback {

    /** Held, since the log manager does not hold it. */
    private static final Logger APP = Logger.getLogger("dev.gatehouse");

    private @Nullable Level before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = APP.getLevel();
        APP.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        APP.setLevel(before);
    }
}
