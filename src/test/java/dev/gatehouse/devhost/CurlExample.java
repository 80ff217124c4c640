package dev.gatehouse.devhost;

import dev.gatehouse.devhost.scenario.Scenario;
import java.util.List;

/** A command that delivers a check by hand, ready to paste. */
final class CurlExample {

    private static final String DEFINITION =
            "{\"every\": \"PT2S\", \"giveUpAfter\": \"PT1M\", \"require\": {\"workItems\": {\"category\": \"Completed\"}}}";

    private CurlExample() {}

    static String of(Rehearsal rehearsal) {
        Scenario.Run run = rehearsal.scenario().runs().get(0);
        List<String> lines = List.of(
                "curl -i " + rehearsal.host().baseUrl() + "checks \\",
                header("Content-Type", "application/json"),
                header("PlanUrl", rehearsal.pipelines().collection().toString()),
                header("ProjectId", "7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a01"),
                header("HubName", run.hub()),
                header("PlanId", "7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a02"),
                header("JobId", "7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a03"),
                header("TimelineId", "7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a02"),
                header("TaskInstanceId", "7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a04"),
                header("AuthToken", "test-token-by-hand"),
                header("BuildId", String.valueOf(run.build().id())),
                "  -d '" + DEFINITION + "'");
        return String.join("\n", lines);
    }

    private static String header(String name, String value) {
        return "  -H \"" + name + ": " + value + "\" \\";
    }
}
