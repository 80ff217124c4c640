package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.azuredevops.BuildRun;
import dev.gatehouse.azuredevops.Builds;
import dev.gatehouse.azuredevops.RunCoverage;
import dev.gatehouse.azuredevops.RunRecord;
import dev.gatehouse.azuredevops.TestResults;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.CoverageStat;
import dev.gatehouse.condition.CoverageSummary;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.TimelineRecord;
import dev.gatehouse.evidence.Remembered.RunStart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one evaluation reads of its run. */
final class BuildEvidence {

    private final Delivery delivery;
    private final Builds builds;
    private final TestResults testResults;
    private final Remembered remembered;
    private final Answer<Integer> buildId;

    private final Memo<Integer, BuildRun> runs = new Memo<>();
    private final Memo<Integer, List<TimelineRecord>> timeline = new Memo<>();
    private final Memo<Integer, CoverageSummary> coverage = new Memo<>();
    private final Memo<Evidence.Link, Set<Integer>> links = new Memo<>();

    BuildEvidence(Delivery delivery, Builds builds, TestResults testResults, Remembered remembered) {
        this.delivery = delivery;
        this.builds = builds;
        this.testResults = testResults;
        this.remembered = remembered;
        this.buildId = RunVariables.buildId(delivery.variables());
    }

    Answer<Build> build() {
        return run().map(BuildEvidence::build);
    }

    Answer<String> reason() {
        return buildId.then(id -> remembered
                .start(delivery, id)
                .map(RunStart::reason)
                .filter(reason -> !reason.isBlank())
                .map(Answer::given)
                .orElseGet(() -> build().map(Build::reason)));
    }

    Answer<JsonNode> resource() {
        return run().map(BuildRun::resource);
    }

    Answer<List<TimelineRecord>> timeline() {
        return buildId.then(id -> timeline.get(id, this::readTimeline));
    }

    Answer<CoverageSummary> coverage() {
        return buildId.then(
                id -> coverage.get(id, same -> testResults.coverage(same).map(BuildEvidence::summary)));
    }

    Answer<Set<Integer>> linkedWorkItems(Evidence.Link link) {
        return buildId.then(id -> links.get(link, asked -> switch (asked) {
            case BUILD -> builds.workItemsOfBuild(id);
            case COMMIT -> sourceVersion(id).then(commit -> builds.workItemsOfCommit(id, commit));
        }));
    }

    /** From the headers, from an earlier evaluation, or from the run. */
    private Answer<String> sourceVersion(int id) {
        return RunVariables.sourceVersion(delivery.variables())
                .or(() -> remembered
                        .start(delivery, id)
                        .map(RunStart::sourceVersion)
                        .filter(version -> !version.isEmpty()))
                .map(Answer::given)
                .orElseGet(() -> build().then(run -> run.sourceVersion().isEmpty()
                        ? Answer.failed(Fault.mistake("The run " + id + " names no source version: add the header"
                                + " \"BuildSourceVersion\": \"$(Build.SourceVersion)\" in the check's configuration, or ask for"
                                + " the work items of the build."))
                        : Answer.given(run.sourceVersion())));
    }

    private Answer<BuildRun> run() {
        return buildId.then(id -> runs.get(id, this::readRun));
    }

    private Answer<BuildRun> readRun(int id) {
        return builds.build(id).map(run -> {
            remembered.start(delivery, id, new RunStart(run.reason(), run.sourceVersion()));
            return run;
        });
    }

    private Answer<List<TimelineRecord>> readTimeline(int id) {
        return builds.timeline(id)
                .map(records -> records.stream().map(BuildEvidence::record).toList());
    }

    private static Build build(BuildRun run) {
        return new Build(run.id(), run.status(), run.reason(), run.sourceVersion());
    }

    /** Counts of the same label belong to different flavours or platforms of the build, and are added up. */
    private static CoverageSummary summary(RunCoverage coverage) {
        Map<String, CoverageStat> stats = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (RunCoverage.Count count : coverage.counts()) {
            stats.merge(
                    count.label(),
                    new CoverageStat(count.label(), count.covered(), count.total()),
                    (one, other) -> new CoverageStat(
                            one.label(), one.covered() + other.covered(), one.total() + other.total()));
        }
        return new CoverageSummary(coverage.status(), coverage.detail(), List.copyOf(stats.values()));
    }

    private static TimelineRecord record(RunRecord record) {
        return new TimelineRecord(
                record.id(),
                record.parentId(),
                record.type(),
                record.name(),
                record.state(),
                record.result(),
                record.taskId(),
                record.taskName(),
                record.identifier());
    }
}
