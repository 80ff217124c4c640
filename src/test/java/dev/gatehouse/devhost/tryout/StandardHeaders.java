package dev.gatehouse.devhost.tryout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The headers that Gatehouse reads, and the variables that they are filled from. */
final class StandardHeaders {

    /** What Azure Pipelines proposes, in its order. */
    static final Map<String, String> PROPOSED = proposed();

    /** What conditions ask for beyond that. */
    private static final Map<String, String> FOR_CONDITIONS = Map.of(
            "BuildId", "$(Build.BuildId)",
            "BuildReason", "$(Build.Reason)",
            "BuildSourceVersion", "$(Build.SourceVersion)",
            "SourceVersionMessage", "$(Build.SourceVersionMessage)");

    private StandardHeaders() {}

    private static Map<String, String> proposed() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("PlanUrl", "$(system.CollectionUri)");
        headers.put("ProjectId", "$(system.TeamProjectId)");
        headers.put("HubName", "$(system.HostType)");
        headers.put("PlanId", "$(system.PlanId)");
        headers.put("JobId", "$(system.JobId)");
        headers.put("TimelineId", "$(system.TimelineId)");
        headers.put("TaskInstanceId", "$(system.TaskInstanceId)");
        headers.put("AuthToken", "$(system.AccessToken)");
        return headers;
    }

    /** The macro that fills a header which a condition asks for. */
    static Optional<String> macro(String header) {
        return FOR_CONDITIONS.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
