package dev.gatehouse.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The task hubs of Azure DevOps that a delivery can come from. Names are compared without case. */
public enum Hub {
    BUILD,
    RELEASE,
    GATES,
    CHECKS;

    /** The name in a delivery's {@code HubName} header and in the path of the calls back. */
    public String hubName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Hub> named(String name) {
        for (Hub hub : values()) {
            if (hub.name().equalsIgnoreCase(name)) {
                return Optional.of(hub);
            }
        }
        return Optional.empty();
    }

    /** All names, for an error message. */
    public static String names() {
        return Arrays.stream(values()).map(Hub::hubName).collect(Collectors.joining(", "));
    }

    /** Whether {@code BuildId} names the very run that waits, and not an artifact that a classic release deploys. */
    public boolean waitsForItsOwnBuild() {
        return this == CHECKS || this == BUILD;
    }
}
