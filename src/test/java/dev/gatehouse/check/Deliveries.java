package dev.gatehouse.check;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deliveries for tests. */
public final class Deliveries {

    public static final UUID PROJECT = UUID.fromString("d6b3e0ea-8197-4dec-831b-50e2e06ff95f");
    public static final UUID PLAN = UUID.fromString("67be341f-5310-552f-e0cd-7c580e77b98b");
    public static final UUID JOB = UUID.fromString("3a7e60dc-c5b0-5009-86eb-0f217c12e2ea");
    public static final UUID TASK = UUID.fromString("61153303-347e-5f06-a6a1-ce2102bd68eb");

    private Deliveries() {}

    public static Delivery usual() {
        return with(Hub.CHECKS, TASK, Map.of("buildid", "42"));
    }

    public static Delivery with(Hub hub, UUID task, Map<String, String> variables) {
        return new Delivery(
                URI.create("https://dev.azure.com/fabrikam"),
                PROJECT,
                hub,
                PLAN,
                JOB,
                Optional.of(PLAN),
                task,
                new Variables(variables));
    }
}
