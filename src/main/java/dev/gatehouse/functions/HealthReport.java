package dev.gatehouse.functions;

import dev.gatehouse.check.Problem;
import dev.gatehouse.evaluation.JsonText;
import java.util.List;
import java.util.Map;

/**
 * How the app is.
 *
 * @param settings whether its settings are right
 * @param storage whether its ledger can be read
 * @param broken what is wrong with its policies, by name; only with those that have mistakes
 */
record HealthReport(boolean settings, boolean storage, Map<String, List<Problem>> broken) {

    HealthReport {
        broken = Map.copyOf(broken);
    }

    boolean isHealthy() {
        return settings && storage && broken.isEmpty();
    }

    /** What anybody may know: no setting, no address, and nothing that a policy says. */
    String json() {
        return JsonText.object(out -> {
            out.writeStringField("status", isHealthy() ? "healthy" : "unhealthy");
            out.writeStringField("settings", word(settings));
            out.writeStringField("storage", word(storage));
            out.writeStringField("policies", word(broken.isEmpty()));
            if (!broken.isEmpty()) {
                out.writeArrayFieldStart("problems");
                for (String policy : broken.keySet().stream().sorted().toList()) {
                    for (Problem problem : broken.getOrDefault(policy, List.of())) {
                        out.writeStartObject();
                        out.writeStringField("policy", policy);
                        out.writeStringField("path", problem.at());
                        out.writeEndObject();
                    }
                }
                out.writeEndArray();
            }
            if (!isHealthy()) {
                out.writeStringField("detail", "The app's log says more.");
            }
        });
    }

    private static String word(boolean right) {
        return right ? "healthy" : "unhealthy";
    }
}
