package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildCriteriaTest {

    private static final String ON_MAIN = rule("eq(root['sourceBranch'], 'refs/heads/main')");

    @Test
    void isMetByARunThatFits() {
        assertEquals(
                new Met(
                        "the run fits eq(root['sourceBranch'], 'refs/heads/main'): root['sourceBranch'] is 'refs/heads/main'"),
                Given.verdict(ON_MAIN, run("refs/heads/main")));
    }

    @Test
    void namesTheValueThatDoesNotFit() {
        assertEquals(
                new Unmet("the run does not fit eq(root['sourceBranch'], 'refs/heads/main'): root['sourceBranch'] is"
                        + " 'refs/heads/try'"),
                Given.verdict(ON_MAIN, run("refs/heads/try")));
    }

    @Test
    void namesOnlyThePartThatFailed() {
        String criteria = "and(in(root.reason, 'manual', 'schedule'), eq(root.requestedFor.displayName, 'Jamal'))";
        assertEquals(
                new Unmet("the run does not fit " + criteria + ": root['requestedFor']['displayName'] is 'Raisa'"),
                Given.verdict(rule(criteria), run("refs/heads/main")));
    }

    @Test
    void waitsWhereItIsToldTo() {
        assertEquals(
                Given.waiting("the run does not fit root.keepForever: root['keepForever'] is null"),
                Given.verdict(
                        "{\"build\": {\"criteria\": \"root.keepForever\", \"otherwise\": \"wait\"}}",
                        run("refs/heads/main")));
    }

    @Test
    void isUnknownWhereACriterionHasNoValue() {
        assertEquals(
                new Unknown(Fault.mistake("The criteria gt(root.id, root.reason) cannot be evaluated for the run:"
                        + " root['reason'] is 'manual'; a number is needed here, because it is compared with 7.")),
                Given.verdict(rule("gt(root.id, root.reason)"), run("refs/heads/main")));
    }

    @Test
    void isUnknownWhenTheBuildCannotBeRead() {
        Fault fault = Fault.refused("the job's token may not read the build");
        assertEquals(new Unknown(fault), Given.verdict(ON_MAIN, new FakeEvidence().buildResource(fault)));
    }

    @Test
    void wrongCriteriaAreRefusedWithTheColumn() {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.build.criteria",
                        "the unknown name startWith at column 5",
                        "did you mean startsWith?")),
                problems("not(startWith(root.sourceBranch, 'refs/heads/'))"));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.build.criteria", "the end at column 17", "expected , or ) in the arguments of eq")),
                problems("eq(root.id, 1234"));
    }

    private static List<Problem> problems(String criteria) {
        return Given.problems("{\"require\": " + rule(criteria) + "}");
    }

    private static String rule(String criteria) {
        return "{\"build\": {\"criteria\": \"" + criteria + "\"}}";
    }

    private static FakeEvidence run(String branch) {
        JsonNode run = JsonNodeFactory.instance
                .objectNode()
                .put("id", 7)
                .put("reason", "manual")
                .put("sourceBranch", branch)
                .set("requestedFor", JsonNodeFactory.instance.objectNode().put("displayName", "Raisa"));
        return new FakeEvidence().buildResource(run);
    }
}
