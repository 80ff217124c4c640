package dev.gatehouse.azurite;

import java.util.UUID;

/** Names of tables and queues that no other test uses. */
public final class FreshNames {

    private FreshNames() {}

    public static String table() {
        return "Test" + unique();
    }

    public static String queue() {
        return "test-" + unique();
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
