package dev.gatehouse.devhost;

import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogManager;

/**
 * Keeps what Gatehouse logs off the console: its lines reach the invocation's logger, as on the real host, and the development
 * host shows from there what people need.
 */
final class QuietConsole {

    private QuietConsole() {}

    static void install() {
        Arrays.stream(LogManager.getLogManager().getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .forEach(console -> console.setFilter(
                        record -> !String.valueOf(record.getLoggerName()).startsWith("dev.gatehouse.")));
    }
}
