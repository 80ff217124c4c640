package dev.gatehouse.benchmark;

import dev.gatehouse.functions.TestRequest;
import java.util.Map;

/** The delivery that acceptance is measured with: the README's example, with the headers that it says to write. */
final class ReadmeDelivery {

    /** The seven headers that every check has, as the Functions host hands them over: in lower case. */
    static final String[] HEADERS = {"planurl", "projectid", "hubname", "planid", "jobid", "taskinstanceid", "authtoken"
    };

    /** As long as job tokens are, more or less. */
    static final String TOKEN = "a-token-made-up-for-this".repeat(50);

    private static final String DEFINITION = """
            {
              "every": "PT1M",
              "giveUpAfter": "PT4H",
              "require": {
                "all": [
                  {"buildReason": {"in": ["manual", "schedule"]}},
                  {"timelineTask": {"name": "Run smoke tests", "stage": "Staging"}},
                  {"workItems": {"category": "Completed"}}
                ]
              }
            }""";

    private ReadmeDelivery() {}

    static TestRequest request() {
        return new TestRequest(
                Map.ofEntries(
                        Map.entry("content-type", "application/json"),
                        Map.entry("planurl", "https://dev.azure.com/fabrikam/"),
                        Map.entry("projectid", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
                        Map.entry("hubname", "checks"),
                        Map.entry("planid", "11111111-2222-3333-4444-555555555555"),
                        Map.entry("jobid", "66666666-7777-8888-9999-000000000000"),
                        Map.entry("timelineid", "11111111-2222-3333-4444-555555555555"),
                        Map.entry("taskinstanceid", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
                        Map.entry("authtoken", TOKEN),
                        Map.entry("buildid", "42"),
                        Map.entry("buildreason", "Manual"),
                        Map.entry("sourceversionmessage", "Merged PR 118: pay by invoice")),
                DEFINITION);
    }
}
