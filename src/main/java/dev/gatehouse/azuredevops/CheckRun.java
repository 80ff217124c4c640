package dev.gatehouse.azuredevops;

import java.util.Optional;
import java.util.UUID;

/**
 * A check of a stage.
 *
 * @param status {@code none, queued, running, approved, rejected, canceled, timedOut, failed} and, of newer services,
 *     {@code rerunning, bypassed, deferred}
 * @param message what it said of its result; empty where it said nothing
 * @param type the name of its type; empty where the service named none
 * @param configuration the number of its configuration
 * @param order when it is evaluated among the others; newer services say so
 */
public record CheckRun(
        String status,
        String message,
        Optional<UUID> typeId,
        String type,
        Optional<Integer> configuration,
        Optional<String> order) {}
