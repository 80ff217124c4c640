package dev.gatehouse.devhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    @Test
    void fillsInWhatIsUsual() {
        Scenario scenario = parse("{\"body\": {\"require\": {}}}");

        Scenario.Delivery delivery = scenario.deliveries().get(0);
        assertEquals("check", delivery.check());
        assertEquals("checks", delivery.to());
        assertEquals(Duration.ZERO, delivery.at());
        assertEquals(Optional.of("{\"require\":{}}"), delivery.body());
        assertEquals("checks", scenario.runs().get(0).hub());
    }

    @Test
    void takesAStringAsTheBodyItself() {
        assertEquals(
                Optional.of("not JSON"),
                parse("{\"body\": \"not JSON\"}").deliveries().get(0).body());
    }

    @Test
    void takesAHeaderAwayWhereItIsNull() {
        assertEquals(
                Optional.of(Optional.empty()),
                Optional.ofNullable(parse("{\"headers\": {\"TimelineId\": null}}")
                        .deliveries()
                        .get(0)
                        .headers()
                        .get("TimelineId")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tittle": "x"}                                 | $: unknown key "tittle"; known are title, seed
            {"title": "x", "deliveries": []}                | $: "runs" is missing
            {"title": "x", "runs": [], "deliveries": []}    | $.runs: expected at least one run
            {"title": "x", "runs": [{"build": {"id": "1"}}]} | $.runs[0].build.id: expected a whole number of at least 1, found "1"
            {"title": "x", "runs": [{"hub": "chekcs", "build": {"id": 1}}]} | $.runs[0].hub: expected one of build, release, gates, checks, found "chekcs"
            {"title": "x", "runs": [{"build": {"id": 1, "coverageStatus": "done"}}]} | $.runs[0].build.coverageStatus: expected one of none, inProgress
            {"title": "x", "runs": [{"checks": [{"name": "a", "status": "ok"}], "build": {"id": 1}}]} | $.runs[0].checks[0].status: expected one of none, queued
            {"title": "x", "runs": [{"checks": [{"name": "a", "status": "none", "type": "Lock"}], "build": {"id": 1}}]} | $.runs[0].checks[0].type: expected one of Task Check
            {"title": "x", "runs": [{"checks": [{"name": "a", "status": "none"}, {"name": "a", "status": "none"}], "build": {"id": 1}}]} | $.runs[0].checks: two checks are called "a"
            {"title": "x", "runs": [{"build": {"id": 1}}], "deliveries": [], "changes": [{"at": "PT1S", "check": {"name": "a", "status": "approved"}}]} | $.changes[0].check.name: expected one of , found "a"
            {"title": "x", "runs": [{"build": {"id": 1}}], "deliveries": [], "changes": [{"at": "PT1S", "coverage": {"status": "soon"}}]} | $.changes[0].coverage.status: expected one of none
            {"title": "x",                                  | line 1
            {"title": "x", "title": "y"}                    | line 1
            """)
    void saysWhereAndWhatIsWrong(String json, String expected) {
        ScenarioMistake mistake =
                assertThrows(ScenarioMistake.class, () -> ScenarioReader.parse("bad.json", json.strip()));

        String message = String.valueOf(mistake.getMessage());
        assertTrue(message.startsWith("bad.json: " + expected), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"at": "8s"}                            | $.deliveries[0].at: expected a duration such as "PT8S"
            {"run": "other"}                        | $.deliveries[0].run: expected one of run, found "other"
            {"redelivery": {}}                      | $.deliveries[0].redelivery: "after" is missing
            {"duplicates": -1}                      | $.deliveries[0].duplicates: expected a whole number of at least 0
            """)
    void saysWhatIsWrongWithADelivery(String delivery, String expected) {
        ScenarioMistake mistake = assertThrows(ScenarioMistake.class, () -> parse(delivery));

        String message = String.valueOf(mistake.getMessage());
        assertTrue(message.startsWith("test.json: " + expected), message);
    }

    @Test
    void wantsNamesForSeveralDeliveries() {
        ScenarioMistake mistake = assertThrows(ScenarioMistake.class, () -> parse("{}, {}"));

        assertEquals(
                "test.json: $.deliveries: two deliveries are called \"check\"; give each a name of its own in \"check\"",
                mistake.getMessage());
    }

    @Test
    void saysWhichFileCannotBeRead() {
        ScenarioMistake mistake =
                assertThrows(ScenarioMistake.class, () -> ScenarioReader.read(Path.of("there", "is", "none.json")));

        String message = String.valueOf(mistake.getMessage());
        assertTrue(message.startsWith("none.json: $: cannot be read"), message);
    }

    private static Scenario parse(String deliveries) {
        return ScenarioReader.parse(
                "test.json",
                "{\"title\": \"t\", \"runs\": [{\"build\": {\"id\": 1}}], \"deliveries\": [" + deliveries + "]}");
    }
}
