package dev.gatehouse.devhost;

import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.LogManager;

/**
 * Keeps what Gatehouse and the Azure SDK log off the console: Gatehouse's lines reach the invocation's logger, as on the real
 * host, and the development host shows from there what people need.
 */
final class QuietConsole {

    private QuietConsole() {}

    private static boolean isOurs(String logger) {
        return logger.startsWith("dev.gatehouse.") || logger.startsWith("com.azure.");
    }

    static void install() {
        Arrays.stream(LogManager.getLogManager().getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .forEach(console -> console.setFilter(record -> !isOurs(String.valueOf(record.getLoggerName()))));
    }
}
