package dev.gatehouse.devhost.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The configuration of a check, as the REST API of Azure DevOps writes it; read with patience for what is missing. */
record ExportedCheck(JsonNode configuration) {

    static final String TASK_CHECK = "fe1de3ee-a436-41b4-bb20-f6eb4cb879a7";
    static final String AZURE_FUNCTION = "537fdb7a-a601-4537-aa70-92645a2b5ce4";
    static final String REST_API = "9c3e8943-130d-4c78-ac63-8af81df62dfb";

    private static final JsonMapper JSON = new JsonMapper();

    /** Whether it is of the type of invocations, and it was exported without what says which one. */
    boolean lacksSettings() {
        JsonNode type = configuration.path("type");
        return (type.path("id").asText().equalsIgnoreCase(TASK_CHECK)
                        || type.path("name").asText().equalsIgnoreCase("Task Check"))
                && !configuration.path("settings").isObject();
    }

    boolean isInvocation() {
        return isAzureFunction() || isRestApi();
    }

    boolean isAzureFunction() {
        return isOf(AZURE_FUNCTION, "AzureFunction");
    }

    boolean isRestApi() {
        return isOf(REST_API, "InvokeRESTAPI");
    }

    private boolean isOf(String id, String name) {
        JsonNode definition = configuration.at("/settings/definitionRef");
        return definition.path("id").asText().equalsIgnoreCase(id)
                || definition.path("name").asText().equalsIgnoreCase(name);
    }

    /** Whether Azure Pipelines waits for a call back; else the answer itself decides. */
    boolean isCallback() {
        return input("waitForCompletion").equalsIgnoreCase("true");
    }

    /** What stands in a field of the task; empty where nothing does. */
    String input(String name) {
        return configuration.at("/settings/inputs").path(name).asText("").strip();
    }

    /** Where deliveries go, as far as it is written here: a REST check's begins with the URL of its service connection. */
    String address() {
        return isAzureFunction() ? input("function") : input("urlSuffix");
    }

    /** Time between evaluations, in minutes. */
    int retryInterval() {
        return configuration.at("/settings/retryInterval").asInt(0);
    }

    /** Time-out, in minutes. */
    OptionalInt timeout() {
        JsonNode timeout = configuration.path("timeout");
        return timeout.isMissingNode() || timeout.isNull() ? OptionalInt.empty() : OptionalInt.of(timeout.asInt());
    }

    boolean hasVariableGroup() {
        return !configuration.at("/settings/linkedVariableGroup").asText("").isBlank();
    }

    /** The headers, in their order; empty where the field is no JSON object. */
    Optional<Map<String, String>> headers() {
        try {
            JsonNode headers = JSON.readTree(input("headers"));
            if (!headers.isObject()) {
                return Optional.empty();
            }
            Map<String, String> byName = new LinkedHashMap<>();
            headers.properties()
                    .forEach(header ->
                            byName.put(header.getKey(), header.getValue().asText()));
            return Optional.of(byName);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What the check is called, and what it guards. */
    @Override
    public String toString() {
        String name = configuration.at("/settings/displayName").asText("");
        JsonNode resource = configuration.path("resource");
        String guarded = (resource.path("type").asText("") + " "
                        + resource.path("name").asText(resource.path("id").asText("")))
                .strip();
        return '"'
                + (name.isBlank() ? configuration.at("/type/name").asText("a check") : name)
                + '"'
                + (guarded.isBlank() ? "" : " on " + guarded);
    }
}
