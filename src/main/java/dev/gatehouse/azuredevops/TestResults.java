package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import java.util.List;
import java.util.Optional;

/** The calls of {@code _apis/test}. */
public final class TestResults {

    private final Project project;
    private final JobCalls calls;
    private final Patience patience;

    TestResults(Project project, JobCalls calls, Patience patience) {
        this.project = project;
        this.calls = calls;
        this.patience = patience;
    }

    /** The summary of a build's code coverage; one without counts where nothing was published. */
    public Answer<RunCoverage> coverage(int buildId) {
        return calls.get(
                "reading the code coverage of the run " + buildId,
                project.api("test/codecoverage?buildId=" + buildId + "&" + ApiVersions.COVERAGE),
                patience.other(),
                new JobCalls.Reading<>("a summary of code coverage", TestResults::summary));
    }

    private static Optional<RunCoverage> summary(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.of(new RunCoverage("", "", List.of()));
        }
        // Without a status that can be read nobody knows whether the counts are the last.
        return word(json, "status")
                .flatMap(status -> word(json, "coverageDetailedSummaryStatus")
                        .flatMap(detail -> counts(json.path("coverageData"))
                                .map(counts -> new RunCoverage(status, detail, counts))));
    }

    /** The counts of all flavours and platforms of the build. */
    private static Optional<List<RunCoverage.Count>> counts(JsonNode data) {
        if (data.isNull()) {
            return Optional.of(List.of());
        }
        return Json.list(Json.withoutNulls(data), one -> {
                    JsonNode stats = one.path("coverageStats");
                    return stats.isNull()
                            ? Optional.of(List.<RunCoverage.Count>of())
                            : Json.list(stats, TestResults::count);
                })
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static Optional<RunCoverage.Count> count(JsonNode json) {
        return Json.text(json, "label")
                .flatMap(label -> Json.count(json, "covered")
                        .flatMap(covered -> Json.count(json, "total")
                                .filter(total -> covered <= total)
                                .map(total -> new RunCoverage.Count(label.strip(), covered, total))));
    }

    /** A text, empty where there is none; nothing for something else. */
    private static Optional<String> word(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull()
                ? Optional.of("")
                : Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
