package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.LoopbackAzureDevOps;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Hub;
import dev.gatehouse.condition.Condition;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.Moment;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.condition.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Azure DevOps that answers every call, slowly, and a definition that needs many of them. In virtual time. */
class SlowEvidenceTest {

    private static final Duration EACH_CALL = Duration.ofSeconds(4);
    private static final int TYPES = 100;
    private static final int CONDITIONS = 190;
    private static final Instant START = LoopbackAzureDevOps.NOW;

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private volatile Instant now = START;
    private final AzureDevOpsEvidence source = new AzureDevOpsEvidence(remote::calls, NoSources.outside(), () -> now);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void endsAnEvaluationThatNeedsMoreCallsThanItHasTimeFor() {
        serveSlowly();
        evaluate();
        Duration took = Duration.between(START, now);
        assertFalse(took.compareTo(AzureDevOpsEvidence.LONGEST) < 0, "it made every call: " + took);
        assertTrue(took.compareTo(AzureDevOpsEvidence.LONGEST.plus(EACH_CALL)) < 0, "it took " + took);
    }

    @Test
    void saysWhatTookSoLongAndThatItIsTriedAgain() {
        serveSlowly();
        Verdict verdict = evaluate();
        assertTrue(verdict instanceof Verdict.Unknown unknown && unknown.cause().mayPass(), verdict.toString());
        assertTrue(
                verdict.reason()
                        .contains("what this evaluation needs to know took longer than 60 s; 60 s of that were spent on"
                                + " waiting for 127.0.0.1. It is tried again"),
                verdict.reason());
    }

    @Test
    void getsFurtherInTheNextEvaluationSinceItRemembers() {
        serveSlowly();
        int evaluations = 1;
        while (evaluate() instanceof Verdict.Unknown && evaluations < 20) {
            evaluations++;
        }
        // 13 to 15 types are learnt each time, and are remembered for 15 minutes.
        assertTrue(evaluations < 10, evaluations + " evaluations");
    }

    private Verdict evaluate() {
        Delivery delivery = remote.delivery(
                Hub.CHECKS,
                Map.of(
                        "buildid",
                        "57",
                        "sourceversionmessage",
                        IntStream.rangeClosed(1, TYPES).mapToObj(id -> "#" + id).collect(Collectors.joining(" "))));
        return definition()
                .evaluate(
                        source.open(delivery, LoopbackAzureDevOps.TOKEN),
                        new Moment(now, Duration.ofMinutes(1), now, Notes.NONE, false))
                .verdict();
    }

    private static Condition definition() {
        String one = "{\"workItems\":{\"category\":\"Completed\",\"from\":\"message\"}}";
        String all = IntStream.range(0, CONDITIONS).mapToObj(i -> one).collect(Collectors.joining(","));
        return Definitions.parse("{\"require\":{\"all\":[" + all + "]}}").fold(Definition::require, problems -> {
            throw new AssertionError(problems);
        });
    }

    /** Each work item has a type of its own, whose states are a call of their own. */
    private void serveSlowly() {
        String items = IntStream.rangeClosed(1, TYPES)
                .mapToObj(id -> "{\"id\":" + id + ",\"fields\":{\"System.State\":\"Closed\",\"System.WorkItemType\":\"T"
                        + id + "\",\"System.Title\":\"t\"}}")
                .collect(Collectors.joining(",", "{\"value\":[", "]}"));
        remote.answersAll(request -> {
            now = now.plus(EACH_CALL);
            return request.getUrl().encodedPath().contains("workitemsbatch")
                    ? items
                    : "{\"value\":[{\"name\":\"Closed\",\"category\":\"Completed\"}]}";
        });
    }
}
