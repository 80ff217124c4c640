package dev.gatehouse.devhost.crash;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scenario of many checks that all wait first, while Azure DevOps misbehaves. Half of them wait for a task of their run, half
 * for a work item; when that is done, half of either succeed, and the others, which ask that it be not done, fail.
 */
final class WaitingChecks {

    /** Until then every check is delivered. */
    private static final Duration DELIVERED = Duration.ofSeconds(15);

    /** From here to the next the checks get what they wait for. */
    private static final Duration FIRST_DECIDABLE = Duration.ofSeconds(22);

    private static final Duration LAST_DECIDABLE = Duration.ofSeconds(48);

    /**
     * Azure DevOps then behaves again. Before that no check can come to three faults in a row, 15 and 30 seconds apart, at which a
     * sign-in page would fail it.
     */
    private static final Duration MISBEHAVES = Duration.ofSeconds(45);

    private static final int FIRST_BUILD = 1_000;

    private final ObjectNode root = JsonMapper.builder().build().createObjectNode();
    private final SplittableRandom random;
    private final List<Check> checks = new ArrayList<>();
    private final Scenario scenario;

    WaitingChecks(int count, long seed) {
        this.random = new SplittableRandom(seed);
        root.put("title", count + " checks wait, and their host is killed").put("seed", seed);
        ObjectNode misbehaviour = root.putObject("misbehaviour");
        misbehaviour
                .put("until", MISBEHAVES.toString())
                .put("delay", 0.05)
                .put("delayFor", "PT0.7S")
                .put("tooManyRequests", 0.02)
                .put("retryAfter", "PT3S")
                .put("serverError", 0.03)
                .put("droppedConnection", 0.04)
                .put("signInPage", 0.01)
                .put("duplicateDelivery", 0.05);
        for (String list : List.of("runs", "workItems", "deliveries", "changes")) {
            root.putArray(list);
        }
        for (int i = 0; i < count; i++) {
            add(i);
        }
        this.scenario = ScenarioReader.parse("waiting checks", root.toString());
    }

    /** A check, and the result that it has to come to. */
    record Check(String name, String result) {}

    List<Check> checks() {
        return List.copyOf(checks);
    }

    Scenario scenario() {
        return scenario;
    }

    private void add(int i) {
        String name = "check-" + i;
        boolean waitsForTask = i % 2 == 0;
        boolean succeeds = i / 2 % 2 == 0;
        checks.add(new Check(name, succeeds ? "succeeded" : "failed"));
        addRun(i, name);
        addDelivery(name, between(Duration.ZERO, DELIVERED), waitsForTask, succeeds);
        ObjectNode change = list("changes").addObject();
        change.put("at", between(FIRST_DECIDABLE, LAST_DECIDABLE).toString());
        if (waitsForTask) {
            change.putObject("task").put("run", name).put("name", "Smoke tests");
        } else {
            change.putObject("workItem").put("id", i + 1).put("state", "Closed");
        }
    }

    private void addRun(int i, String name) {
        ObjectNode build = list("runs").addObject().put("name", name).putObject("build");
        build.put("id", FIRST_BUILD + i);
        build.putArray("timeline").addObject().put("name", "Smoke tests").put("state", "inProgress");
        build.putObject("workItems").putArray("build").add(i + 1);
        list("workItems")
                .addObject()
                .put("id", i + 1)
                .put("title", "Work of " + name)
                .put("state", "Active");
    }

    private void addDelivery(String name, Duration at, boolean waitsForTask, boolean succeeds) {
        ObjectNode delivery = list("deliveries").addObject();
        delivery.put("check", name).put("run", name).put("at", at.toString());
        delivery.putObject("headers").put("BuildId", "$(Build.BuildId)");
        delivery.putObject("retries").put("times", 19).put("after", "PT5S");
        ObjectNode body = delivery.putObject("body");
        body.put("every", "PT5S").put("giveUpAfter", "PT1H");
        ObjectNode require = body.putObject("require");
        ObjectNode condition = succeeds ? require : require.putObject("not");
        if (waitsForTask) {
            condition.putObject("timelineTask").put("name", "Smoke tests").put("otherwise", "wait");
        } else {
            condition.putObject("workItems").put("category", "Completed").put("from", "build");
        }
    }

    private ArrayNode list(String key) {
        return root.withArrayProperty(key);
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }
}
