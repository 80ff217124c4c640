package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.LoopbackAzureDevOps;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.CoverageStat;
import dev.gatehouse.condition.CoverageSummary;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.StageCheck;
import dev.gatehouse.condition.TimelineRecord;
import dev.gatehouse.condition.WorkItem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDevOpsEvidenceTest {

    private static final String BUILD =
            "{\"id\":57,\"status\":\"inProgress\",\"reason\":\"manual\",\"sourceVersion\":\"0a1b2c3d\"}";
    private static final String LINKS = "{\"count\":1,\"value\":[{\"id\":\"12\"}]}";
    private static final String ITEMS = "{\"count\":1,\"value\":[{\"id\":12,\"fields\":{\"System.State\":\"Active\","
            + "\"System.WorkItemType\":\"User Story\",\"System.Title\":\"Sign in\",\"System.TeamProject\":\"Fabrikam\"}}]}";
    private static final String STATES = "{\"count\":2,\"value\":[{\"name\":\"Active\",\"category\":\"InProgress\"},"
            + "{\"name\":\"Closed\",\"category\":\"Completed\"}]}";
    private static final WorkItem STORY = new WorkItem(12, "Fabrikam", "User Story", "Sign in", "Active");

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private Instant now = LoopbackAzureDevOps.NOW;
    private final AzureDevOpsEvidence source = new AzureDevOpsEvidence(remote::calls, NoSources.outside(), () -> now);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void readsTheRunOnce() {
        remote.answers(200, BUILD);
        Evidence evidence = open(Map.of("buildid", "57"));
        Answer<Build> expected = Answer.given(new Build(57, "inProgress", "manual", "0a1b2c3d"));
        assertEquals(expected, evidence.build());
        assertEquals(expected, evidence.build());
        assertEquals(1, remote.requests());
    }

    @Test
    void hasAllThatIsSaidOfTheRunFromTheSameCall() {
        remote.answers(200, BUILD.replace("}", ",\"requestedFor\":{\"displayName\":\"Jamal\"}}"));
        Evidence evidence = open(Map.of("buildid", "57"));
        assertEquals(
                Answer.given("Jamal"),
                evidence.buildResource()
                        .map(run -> run.path("requestedFor").path("displayName").asText()));
        assertEquals(Answer.given("manual"), evidence.build().map(Build::reason));
        assertEquals(1, remote.requests());
    }

    @Test
    void readsTheRunAnewInTheNextEvaluation() {
        remote.answers(200, BUILD);
        remote.answers(200, BUILD.replace("inProgress", "cancelling"));
        open(Map.of("buildid", "57")).build();
        assertEquals(
                Answer.given(new Build(57, "cancelling", "manual", "0a1b2c3d")),
                open(Map.of("buildid", "57")).build());
    }

    @Test
    void readsTheReasonOfARunOnceForAllEvaluations() {
        remote.answers(200, BUILD);
        for (int evaluation = 0; evaluation < 3; evaluation++) {
            assertEquals(Answer.given("manual"), open(Map.of("buildid", "57")).buildReason());
        }
        assertEquals(1, remote.requests());
    }

    @Test
    void readsTheReasonOfEachRunOfEachProjectOfEachCollection() {
        Delivery delivery = remote.delivery(Hub.CHECKS, Map.of("buildid", "57"));
        List<Delivery> deliveries = List.of(
                delivery,
                remote.delivery(Hub.CHECKS, Map.of("buildid", "58")),
                in(delivery.planUrl(), UUID.randomUUID()),
                in(URI.create(delivery.planUrl() + "/other"), delivery.projectId()));
        for (int run = 0; run < deliveries.size(); run++) {
            String reason = "reason" + run;
            remote.answers(200, BUILD.replace("manual", reason));
            assertEquals(
                    Answer.given(reason),
                    source.open(deliveries.get(run), LoopbackAzureDevOps.TOKEN).buildReason());
        }
    }

    @Test
    void asksAgainForAReasonThatWasNotSaid() {
        remote.answers(200, BUILD.replace("manual", ""));
        remote.answers(200, BUILD);
        open(Map.of("buildid", "57")).buildReason();
        assertEquals(Answer.given("manual"), open(Map.of("buildid", "57")).buildReason());
    }

    @Test
    void remembersAFaultForOneEvaluation() {
        remote.answers(500, "{}");
        remote.answers(200, BUILD);
        Evidence evidence = open(Map.of("build.id", "57"));
        assertEquals(Fault.Kind.PASSING, fault(evidence.build()).kind());
        assertEquals(fault(evidence.build()), fault(evidence.linkedWorkItems(Evidence.Link.COMMIT)));
        assertEquals(1, remote.requests());
        assertTrue(open(Map.of("buildid", "57")).build() instanceof Answer.Given);
    }

    @Test
    void addsUpTheCoverageOfAllFlavoursAndReadsItOnce() {
        remote.answers(
                200,
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":2147483647,\"covered\":2},"
                        + "{\"label\":\"Blocks\",\"total\":5,\"covered\":5}]},"
                        + "{\"coverageStats\":[{\"label\":\"lines\",\"total\":2147483647,\"covered\":3}]}],"
                        + "\"status\":\"completed\"}");
        Evidence evidence = open(Map.of("buildid", "57"));
        Answer<CoverageSummary> expected = Answer.given(new CoverageSummary(
                "completed",
                "",
                List.of(new CoverageStat("Blocks", 5, 5), new CoverageStat("Lines", 5, 4_294_967_294L))));
        assertEquals(expected, evidence.coverage());
        assertEquals(expected, evidence.coverage());
        assertEquals(1, remote.requests());
    }

    @Test
    void readsTheChecksOfTheStageOnce() {
        remote.answers(
                200,
                "{\"id\":\"" + LoopbackAzureDevOps.PLAN
                        + "\",\"checkRuns\":[{\"status\":\"running\",\"resultMessage\":\"m\","
                        + "\"evaluationOrder\":\"main\",\"checkConfigurationRef\":{\"id\":3,\"type\":{\"name\":\"Approval\"}}}]}");
        Evidence evidence = open(Map.of());
        Answer<List<StageCheck>> expected = Answer.given(List.of(
                new StageCheck("running", "m", Optional.empty(), "Approval", Optional.of(3), Optional.of("main"))));
        assertEquals(expected, evidence.stageChecks());
        assertEquals(expected, evidence.stageChecks());
        assertEquals(1, remote.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void saysWhatOtherChecksNeedWhereTheyCannotBeRead(int status) {
        remote.answers(status, "{\"message\":\"no\",\"typeKey\":\"VssVersionNotSupportedException\"}");
        Fault fault = fault(open(Map.of()).stageChecks());
        assertTrue(fault.isFinal(), fault::toString);
        assertTrue(fault.sentence().contains("reading the checks of the stage "), fault.sentence());
        assertTrue(
                fault.sentence()
                        .endsWith(
                                " The condition otherChecks needs a YAML pipeline's check in Azure DevOps Services, or in a"
                                        + " server that knows the preview of check evaluations of its REST API 7.1, and a build"
                                        + " service account that may view builds. Where that is not to be had, take otherChecks out"
                                        + " of the definition."),
                fault.sentence());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503})
    void saysNothingOfTheKindWhereItMayPass(int status) {
        remote.answers(status, "{}");
        Fault fault = fault(open(Map.of()).stageChecks());
        assertFalse(fault.sentence().contains("otherChecks"), fault.sentence());
    }

    @Test
    void readsTheTimelineOnce() {
        remote.answers(
                200,
                "{\"records\":[{\"id\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\",\"type\":\"Task\","
                        + "\"name\":\"Test\",\"identifier\":\"deploy.test\",\"state\":\"completed\",\"result\":\"succeeded\","
                        + "\"task\":{\"id\":\"d9bafed4-0b18-4f58-968d-86655b4d2ce9\",\"name\":\"CmdLine\"}}]}");
        Evidence evidence = open(Map.of("buildid", "57"));
        TimelineRecord task = new TimelineRecord(
                UUID.fromString("5e6d5dbf-ac69-5f56-8b85-8e9038703a8b"),
                Optional.empty(),
                "Task",
                "Test",
                "completed",
                Optional.of("succeeded"),
                Optional.of(UUID.fromString("d9bafed4-0b18-4f58-968d-86655b4d2ce9")),
                Optional.of("CmdLine"),
                Optional.of("deploy.test"));
        assertEquals(Answer.given(List.of(task)), evidence.timeline());
        assertEquals(Answer.given(List.of(task)), evidence.timeline());
        assertEquals(1, remote.requests());
    }

    @Test
    void saysWhichHeaderToAdd() {
        Evidence evidence = open(Map.of());
        Fault expected = Fault.mistake("The delivery does not say which run it is about: add the header \"BuildId\":"
                + " \"$(Build.BuildId)\" in the check's configuration.");
        assertEquals(expected, fault(evidence.build()));
        assertEquals(expected, fault(evidence.timeline()));
        assertEquals(expected, fault(evidence.linkedWorkItems(Evidence.Link.BUILD)));
        assertEquals(expected, fault(evidence.linkedWorkItems(Evidence.Link.COMMIT)));
        assertEquals(0, remote.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260102.1", "-1", "0", "1/../2", "57?x", "99999999999", "٣"})
    void saysWhatIsInTheHeaderWhenItIsNoNumber(String value) {
        Fault fault = fault(open(Map.of("buildid", value)).build());
        assertEquals(
                Fault.mistake(
                        "The header BuildId is \"" + value + "\", not a run's number: write the header \"BuildId\":"
                                + " \"$(Build.BuildId)\" in the check's configuration."),
                fault);
        assertEquals(0, remote.requests());
    }

    @Test
    void readsTheLinksOfTheBuild() {
        remote.answers(200, LINKS);
        assertEquals(Answer.given(Set.of(12)), open(Map.of("buildid", "57")).linkedWorkItems(Evidence.Link.BUILD));
        assertTrue(remote.nextRequest().getRequestLine().startsWith("GET "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"buildsourceversion", "build.sourceversion", "sourceversion"})
    void readsTheLinksOfTheCommitThatAHeaderNames(String header) {
        remote.answers(200, LINKS);
        Evidence evidence = open(Map.of("buildid", "57", header, "fedcba98"));
        assertEquals(Answer.given(Set.of(12)), evidence.linkedWorkItems(Evidence.Link.COMMIT));
        assertEquals("[\"fedcba98\"]", remote.nextRequest().getBody().utf8());
    }

    @Test
    void readsTheLinksOfTheRunsCommitWithoutSuchAHeader() {
        remote.answers(200, BUILD);
        remote.answers(200, LINKS);
        Evidence evidence = open(Map.of("buildid", "57"));
        assertEquals(Answer.given(Set.of(12)), evidence.linkedWorkItems(Evidence.Link.COMMIT));
        remote.nextRequest();
        assertEquals("[\"0a1b2c3d\"]", remote.nextRequest().getBody().utf8());
    }

    @Test
    void saysThatARunNamesNoCommit() {
        remote.answers(200, BUILD.replace("0a1b2c3d", ""));
        Fault fault = fault(open(Map.of("buildid", "57")).linkedWorkItems(Evidence.Link.COMMIT));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(fault.sentence().contains("The run 57 names no source version"), fault.sentence());
    }

    @Test
    void needsTwoCallsForAWorkItemOnceItIsWarm() {
        remote.answers(200, BUILD);
        remote.answers(200, LINKS);
        remote.answers(200, ITEMS);
        remote.answers(200, STATES);
        assertEquals(Answer.given("InProgress"), categoryOfLinked(open(Map.of("buildid", "57"))));
        assertEquals(4, remote.requests());

        remote.answers(200, LINKS);
        remote.answers(200, ITEMS.replace("Active", "Closed"));
        assertEquals(Answer.given("Completed"), categoryOfLinked(open(Map.of("buildid", "57"))));
        assertEquals(6, remote.requests());
    }

    @Test
    void readsWorkItemsOnce() {
        remote.answers(200, ITEMS);
        Evidence evidence = open(Map.of());
        assertEquals(Answer.given(List.of(STORY)), evidence.workItems(Set.of(12, 13)));
        assertEquals(Answer.given(List.of(STORY)), evidence.workItems(Set.of(13, 12)));
        assertEquals(1, remote.requests());
    }

    @Test
    void readsNoWorkItemsWithoutACall() {
        assertEquals(Answer.given(List.of()), open(Map.of()).workItems(Set.of()));
        assertEquals(0, remote.requests());
    }

    @Test
    void readsManyWorkItemsInBatches() {
        remote.answers(200, batch(1, 200));
        remote.answers(200, batch(201, 400));
        remote.answers(200, batch(401, 401));
        Set<Integer> ids = IntStream.rangeClosed(1, 401).boxed().collect(Collectors.toSet());
        List<WorkItem> items = open(Map.of()).workItems(ids).fold(all -> all, fault -> List.of());
        assertEquals(ids, items.stream().map(WorkItem::id).collect(Collectors.toSet()));

        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String body = remote.nextRequest().getBody().utf8();
            sizes.add(body.substring(body.indexOf('['), body.indexOf(']')).split(",").length);
        }
        assertEquals(List.of(200, 200, 1), sizes);
    }

    @Test
    void hasNoWorkItemsWhenABatchFails() {
        remote.answers(200, batch(1, 200));
        remote.answers(403, "{\"message\":\"no\"}");
        Set<Integer> ids = IntStream.rangeClosed(1, 401).boxed().collect(Collectors.toSet());
        assertEquals(Fault.Kind.FORBIDDEN, fault(open(Map.of()).workItems(ids)).kind());
        assertEquals(2, remote.requests(), "it went on after the fault");
    }

    @Test
    void readsTheStatesAnewWhenTheyExpired() {
        remote.answers(200, STATES);
        remote.answers(200, STATES.replace("InProgress", "Proposed"));
        assertEquals(Answer.given("InProgress"), open(Map.of()).stateCategory(STORY));
        now = now.plus(Duration.ofMinutes(14));
        assertEquals(Answer.given("InProgress"), open(Map.of()).stateCategory(STORY));
        now = now.plus(Duration.ofMinutes(1));
        assertEquals(Answer.given("Proposed"), open(Map.of()).stateCategory(STORY));
    }

    @Test
    void tellsTheTypesOfProjectsApart() {
        remote.answers(200, STATES);
        remote.answers(200, STATES.replace("InProgress", "Proposed"));
        Evidence evidence = open(Map.of());
        assertEquals(Answer.given("InProgress"), evidence.stateCategory(STORY));
        assertEquals(
                Answer.given("Proposed"),
                evidence.stateCategory(new WorkItem(12, "Other", "User Story", "Sign in", "Active")));
    }

    @Test
    void readsTheStatesAnewForAStateThatWasAdded() {
        remote.answers(200, STATES);
        remote.answers(200, STATES.replace("Closed", "Shipped"));
        open(Map.of()).stateCategory(STORY);
        WorkItem shipped = new WorkItem(12, "Fabrikam", "User Story", "Sign in", "Shipped");
        assertEquals(Answer.given("Completed"), open(Map.of()).stateCategory(shipped));
    }

    @Test
    void saysThatAStateIsNoneOfItsType() {
        remote.answers(200, STATES);
        Evidence evidence = open(Map.of());
        WorkItem lost = new WorkItem(12, "Fabrikam", "User Story", "Sign in", "Lost");
        Fault fault = fault(evidence.stateCategory(lost));
        assertEquals(
                Fault.mistake(
                        "The state \"Lost\" of User Story #12 is not one of its type's (Active, Closed), so its category"
                                + " is not known: move the work item to one of these."),
                fault);
        assertEquals(fault, fault(evidence.stateCategory(lost)));
        assertEquals(1, remote.requests());
    }

    @Test
    void remembersNoFaultBeyondTheEvaluation() {
        remote.answers(500, "{}");
        remote.answers(200, STATES);
        assertEquals(
                Fault.Kind.PASSING, fault(open(Map.of()).stateCategory(STORY)).kind());
        assertEquals(Answer.given("InProgress"), open(Map.of()).stateCategory(STORY));
    }

    @Test
    void printsNoToken() {
        Evidence evidence = open(Map.of("buildid", "57"));
        assertFalse(evidence.toString().contains(LoopbackAzureDevOps.TOKEN.value()));
    }

    private Evidence open(Map<String, String> variables) {
        return source.open(remote.delivery(Hub.CHECKS, variables), LoopbackAzureDevOps.TOKEN);
    }

    private static Delivery in(URI collection, UUID project) {
        return new Delivery(
                collection,
                project,
                Hub.CHECKS,
                LoopbackAzureDevOps.PLAN,
                LoopbackAzureDevOps.JOB,
                Optional.empty(),
                LoopbackAzureDevOps.TASK,
                new Variables(Map.of("buildid", "57")));
    }

    private static Answer<String> categoryOfLinked(Evidence evidence) {
        return evidence.linkedWorkItems(Evidence.Link.COMMIT)
                .then(evidence::workItems)
                .then(items -> evidence.stateCategory(items.get(0)));
    }

    private static String batch(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id ->
                        "{\"id\":" + id + ",\"fields\":{\"System.State\":\"Active\",\"System.WorkItemType\":\"Bug\"}}")
                .collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    private static Fault fault(Answer<?> answer) {
        return answer.fold(value -> Fault.gone("there was " + value), fault -> fault);
    }
}
