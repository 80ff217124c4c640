package dev.gatehouse.devhost.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** The work item types of the Agile process that scenarios use without saying so, with their states' categories. */
final class ProcessTemplate {

    static final Map<String, Map<String, String>> AGILE =
            Map.of("User Story", states(true), "Bug", states(true), "Feature", states(true), "Task", states(false));

    private ProcessTemplate() {}

    private static Map<String, String> states(boolean resolved) {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("New", "Proposed");
        states.put("Active", "InProgress");
        if (resolved) {
            states.put("Resolved", "Resolved");
        }
        states.put("Closed", "Completed");
        states.put("Removed", "Removed");
        return states;
    }
}
