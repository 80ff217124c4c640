package dev.gatehouse.devhost.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MisbehaviourPlanTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String EVERYTHING = """
            {"tooManyRequests": 0.2, "serverError": 0.2, "droppedConnection": 0.2, "signInPage": 0.2, "delay": 0.5,
             "until": "PT1H"}
            """;

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(kinds(plan(7, EVERYTHING), START), kinds(plan(7, EVERYTHING), START));
        assertNotEquals(kinds(plan(7, EVERYTHING), START), kinds(plan(8, EVERYTHING), START));
    }

    @Test
    void comesInAllKinds() {
        Set<MisbehaviourPlan.Kind> seen = EnumSet.copyOf(kinds(plan(7, EVERYTHING), START));

        assertEquals(EnumSet.allOf(MisbehaviourPlan.Kind.class), seen);
    }

    @Test
    void endsWhenTheScenarioSaysSo() {
        Set<MisbehaviourPlan.Kind> seen = EnumSet.copyOf(kinds(plan(7, EVERYTHING), START.plusSeconds(3600)));

        assertEquals(EnumSet.of(MisbehaviourPlan.Kind.NOTHING), seen);
    }

    private static List<MisbehaviourPlan.Kind> kinds(MisbehaviourPlan plan, Instant now) {
        return IntStream.range(0, 100).mapToObj(call -> plan.next(now).kind()).toList();
    }

    private static MisbehaviourPlan plan(long seed, String misbehaviour) {
        Scenario scenario = ScenarioReader.parse(
                "test.json",
                "{\"title\": \"t\", \"seed\": " + seed + ", \"runs\": [{\"build\": {\"id\": 1}}], \"deliveries\": [],"
                        + " \"misbehaviour\": " + misbehaviour + "}");
        return new MisbehaviourPlan(scenario, START);
    }
}
