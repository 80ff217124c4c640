package dev.gatehouse;

import java.util.Map;

/** Whether tests that lack what they need fail rather than are skipped. */
public final class ContinuousIntegration {

    private ContinuousIntegration() {}

    /** Build services set {@code CI} to one thing or another; only {@code false} and nothing mean that this is none. */
    public static boolean is(Map<String, String> environment) {
        String value = environment.getOrDefault("CI", "");
        return !value.isEmpty() && !value.equalsIgnoreCase("false");
    }
}
