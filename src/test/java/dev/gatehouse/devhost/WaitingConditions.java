package dev.gatehouse.devhost;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.util.List;

/** A check for each condition that waits for something which does not come, evaluated every minute. */
public enum WaitingConditions {
    BUILD_REASON("""
            {"buildReason": {"in": ["manual"], "otherwise": "wait"}}
            """),
    TIMELINE_TASK("""
            {"timelineTask": {"id": "d9bafed4-0b18-4f58-968d-86655b4d2ce9", "otherwise": "wait"}}
            """, "GET build/builds/7/timeline"),
    WORK_ITEMS("""
            {"workItems": {"category": "Completed"}}
            """, "POST build/builds/7/workitems", "POST wit/workitemsbatch"),
    BUILD("""
            {"build": {"criteria": "eq(root.reason, 'manual')", "otherwise": "wait"}}
            """, "GET build/builds/7"),
    CODE_COVERAGE("""
            {"codeCoverage": {"atLeast": 80}}
            """, "GET test/codecoverage", "GET build/builds/7"),
    OTHER_CHECKS("""
            {"otherChecks": {}}
            """, "GET pipelines/checks/runs/*"),
    HTTP("""
            {"http": {"connection": "monitoring", "path": "/health", "criteria": "eq(root.status, 'ok')"}}
            """),
    SERVICE_NOW("""
            {"serviceNow": {"connection": "servicenow", "number": "CHG0030001", "every": "PT1M"}}
            """),
    /** Evaluated every minute for the event, and measured every two hours: a measurement is news. */
    METRIC("""
            {
              "all": [
                {
                  "metric": {
                    "prometheus": {"connection": "prometheus", "query": "up"},
                    "successWhen": "eq(root.value, 1)",
                    "every": "PT2H",
                    "checkpoints": 2
                  }
                },
                {"externalEvent": {"name": "approved", "connection": "portal"}}
              ]
            }
            """),
    EXTERNAL_EVENT("""
            {"externalEvent": {"name": "approved", "connection": "portal"}}
            """);

    private static final String WORLD = """
            {
              "title": "A check waits, and nothing comes",
              "settings": {
                "GATEHOUSE_CONNECTIONS__PORTAL__SECRET": "made-up-secret-of-the-portal",
                "GATEHOUSE_CONNECTIONS__PORTAL__SIGNATURE_HEADER": "x-port-signature"
              },
              "runs": [
                {
                  "build": {"id": 7, "reason": "batchedCI", "workItems": {"commit": [12]}},
                  "checks": [{"name": "Release manager", "type": "Approval", "status": "running"}]
                }
              ],
              "workItems": [{"id": 12, "type": "Bug", "title": "Totals are rounded twice", "state": "Active"}],
              "sources": [
                {
                  "connection": "monitoring",
                  "authorization": {"bearer": "made-up-token"},
                  "routes": [{"path": "/health", "answers": [{"body": {"status": "degraded"}}]}]
                },
                {
                  "connection": "servicenow",
                  "authorization": {"client": "gatehouse:made-up-secret"},
                  "routes": [
                    {
                      "path": "/api/now/table/change_request",
                      "query": {"sysparm_query": "number=CHG0030001"},
                      "answers": [
                        {
                          "body": {
                            "result": [
                              {
                                "number": {"display_value": "CHG0030001", "value": "CHG0030001"},
                                "short_description": {"display_value": "Upgrade shop", "value": "Upgrade shop"},
                                "approval": {"display_value": "Requested", "value": "requested"}
                              }
                            ]
                          }
                        }
                      ]
                    }
                  ]
                },
                {
                  "connection": "prometheus",
                  "authorization": {"bearer": "made-up-token"},
                  "routes": [
                    {
                      "path": "/api/v1/query",
                      "query": {"query": "up"},
                      "answers": [
                        {
                          "body": {
                            "status": "success",
                            "data": {"resultType": "vector", "result": [{"metric": {}, "value": [1772359200, "1"]}]}
                          }
                        }
                      ]
                    }
                  ]
                }
              ],
              "deliveries": [
                {
                  "headers": {"BuildId": "$(Build.BuildId)"},
                  "body": {"every": "%s", "giveUpAfter": "PT12H", "require": %s}
                }
              ]
            }
            """;

    private static final String SHARED = "GET wit/workitemtypes/Bug/states";

    private final String condition;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and Error Prone looks at the type alone.
    private final List<String> evidence;

    WaitingConditions(String condition, String... evidence) {
        this.condition = condition;
        this.evidence = List.of(evidence);
    }

    /** A run, and a check of it that waits. */
    public Scenario scenario() {
        return scenario("PT1M");
    }

    /** The same, evaluated at this interval. */
    public Scenario scenario(String every) {
        return ScenarioReader.parse(name(), WORLD.formatted(every, condition));
    }

    /** Whether a call is for what the condition asks of this check. */
    public boolean isEvidence(String call) {
        return evidence.contains(call);
    }

    /** Whether a call is for what an instance asks for all its checks, every quarter of an hour: the states of a type of work items. */
    public static boolean isShared(String call) {
        return call.equals(SHARED);
    }

    /** The calls of Azure DevOps that its evidence takes once it is warm: a method and a path, where {@code *} stands for an id. */
    public List<String> evidence() {
        return evidence;
    }
}
