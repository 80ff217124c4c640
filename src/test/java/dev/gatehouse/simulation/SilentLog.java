package dev.gatehouse.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the app's log of thousands of stories off the console. */
final class SilentLog implements BeforeAllCallback, AfterAllCallback {

    /** Held, since the log manager does not hold it. */
    private static final Logger APP = Logger.getLogger("dev.gatehouse");

    @Override
    public void beforeAll(ExtensionContext context) {
        APP.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        APP.setLevel(null);
    }
}
