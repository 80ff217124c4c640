package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls of {@code _apis/pipelines/checks/runs}, which are a preview. */
public final class CheckSuites {

    /** What a service without these calls lacks, as people find it in the documentation. */
    public static final String API = "the preview of check evaluations of its REST API 7.1";

    private final Project project;
    private final JobCalls calls;
    private final Patience patience;

    CheckSuites(Project project, JobCalls calls, Patience patience) {
        this.project = project;
        this.calls = calls;
        this.patience = patience;
    }

    /** The checks of one attempt of a stage, each as it is now. */
    public Answer<List<CheckRun>> checks(UUID suiteId) {
        return calls.get(
                "reading the checks of the stage " + suiteId,
                project.api("pipelines/checks/runs/" + suiteId + "?" + ApiVersions.CHECKS),
                patience.other(),
                new JobCalls.Reading<>("the checks of that stage", json -> suite(json, suiteId)));
    }

    private static Optional<List<CheckRun>> suite(JsonNode json, UUID suiteId) {
        return Json.guid(json, "id")
                .filter(suiteId::equals)
                .flatMap(same -> Json.list(json.path("checkRuns"), CheckSuites::check));
    }

    private static Optional<CheckRun> check(JsonNode json) {
        JsonNode configuration = json.path("checkConfigurationRef");
        JsonNode type = configuration.path("type");
        return Json.text(json, "status")
                .map(status -> new CheckRun(
                        status,
                        Json.text(json, "resultMessage").orElse(""),
                        Json.guid(type, "id"),
                        Json.text(type, "name").orElse(""),
                        Json.positive(configuration, "id"),
                        Json.text(json, "evaluationOrder")));
    }
}
