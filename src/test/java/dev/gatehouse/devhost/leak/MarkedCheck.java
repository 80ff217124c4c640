package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.check.Deliveries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A check whose token is looked for.
 *
 * @param name what the token is called in what is found
 * @param definition what it asks for
 * @param echo how the token is repeated, where it is
 * @param echoesPlan whether already reading the plan is answered so
 */
public record MarkedCheck(String name, String token, String definition, Optional<Echo> echo, boolean echoesPlan) {

    /** Waits for a work item that can be read only where nothing is echoed. */
    public static final String FOR_WORK_ITEMS =
            "{\"every\":\"PT1S\",\"require\":{\"workItems\":{\"from\":\"build\",\"states\":[\"Closed\"]}}}";

    /** Waits for a run that was started in another way. */
    static final String FOR_OTHER_REASON =
            "{\"every\":\"PT1H\",\"require\":{\"buildReason\":{\"in\":[\"schedule\"],\"otherwise\":\"wait\"}}}";

    public static final String FOR_REASON = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    /** The same task delivered with another token. */
    public MarkedCheck again(String newName, String newToken) {
        return new MarkedCheck(newName, newToken, definition, Optional.empty(), echoesPlan);
    }

    /**
     * The headers of its delivery.
     *
     * @param task what the task's ids are made from
     */
    public Map<String, String> headers(String planUrl, String task) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("PlanUrl", planUrl);
        headers.put("ProjectId", Deliveries.PROJECT.toString());
        headers.put("HubName", "checks");
        headers.put("PlanId", id("plan of " + task));
        headers.put("JobId", id("job of " + task));
        headers.put("TimelineId", id("plan of " + task));
        headers.put("TaskInstanceId", id("task of " + task));
        headers.put("AuthToken", token);
        headers.put("BuildId", "42");
        headers.put("BuildReason", "Manual");
        return headers;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** Never the token. */
    @Override
    public String toString() {
        return name;
    }
}
