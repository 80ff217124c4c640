package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a policy's file that are found before any delivery. */
final class PolicyReviewTest {

    private static final String REASON = "\"require\": {\"buildReason\": {\"in\": \"manual\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | $ | line 1, column 2: Unexpected end-of-input: expected close marker for Object",
                "[] | $ | an empty array",
                "{<REASON>} | $ | no \"description\"",
                "{\"description\": \" \", <REASON>} | $.description | \" \"",
                "{\"description\": \"d\"} | $ | no \"require\"",
                "{\"description\": \"d\", \"require\": {\"workItem\": {}}} | $.require.workItem | the unknown condition \"workItem\"",
                "{\"description\": \"d\", \"evry\": \"PT1M\", <REASON>} | $.evry | the unknown key \"evry\"",
                "{\"description\": \"d\", \"policy\": \"other\", <REASON>} | $.policy | \"other\"",
                "{\"description\": \"$(x)\", <REASON>} | $.description | \"$(x)\"",
                "{\"description\": \"d\", \"parameters\": [], <REASON>} | $.parameters | an empty array",
                "{\"description\": \"d\", \"parameters\": {\"1a\": {\"description\": \"d\"}}, <REASON>}"
                        + " | $.parameters.1a | the parameter \"1a\"",
                "{\"description\": \"d\", \"parameters\": {\"a\": {}}, <REASON>} | $.parameters.a | no \"description\"",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\", \"defualt\": 1}}, <REASON>}"
                        + " | $.parameters.a.defualt | the unknown key \"defualt\"",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\", \"default\": 1, \"required\": true}}, <REASON>}"
                        + " | $.parameters.a.required | true",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\", \"required\": false}}, <REASON>}"
                        + " | $.parameters.a.required | false",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\"}}, <REASON>}"
                        + " | $.parameters.a | the parameter \"a\", which nothing uses",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\", \"default\": \"${b}\"}},"
                        + " \"require\": {\"timelineTask\": {\"name\": \"${a}\"}}} | $.parameters.a.default | a default with \"${\"",
                "{\"description\": \"d\", \"require\": {\"timelineTask\": {\"name\": \"${a b}\"}}}"
                        + " | $.require.timelineTask.name | \"${a b}\"",
                "{\"description\": \"d\", \"require\": {\"timelineTask\": {\"name\": \"${connection}\"}}}"
                        + " | $.require.timelineTask.name | \"${connection}\"",
                "{\"description\": \"d\", \"require\": {\"timelineTask\": {\"name\": \"${AuthToken}\"}}}"
                        + " | $.require.timelineTask.name | \"${AuthToken}\"",
                "{\"description\": \"d\", \"require\": {\"timelineTask\": {\"name\": \"Run ${a\"}}}"
                        + " | $.require.timelineTask.name | \"${\" without its end",
                "{\"description\": \"d\", \"require\": {\"timelineTask\": {\"${a}\": \"x\"}}}"
                        + " | $.require.timelineTask['${a}'] | the key \"${a}\"",
                "{\"description\": \"d\", \"require\": {\"build\": {\"criteria\": \"eq(root.a ${a}\"}}}"
                        + " | $.require.build.criteria | 1 at column 11",
                "{\"description\": \"d\", \"parameters\": {\"a\": {\"description\": \"d\", \"default\": 101}},"
                        + " \"require\": {\"codeCoverage\": {\"atLeast\": \"${a}\"}}} | $.require.codeCoverage.atLeast | the number 101",
            })
    void tellsAMistake(String policy, String path, String found) {
        List<Problem> mistakes = mistakes(policy.replace("<REASON>", REASON));

        assertEquals(
                List.of(path), mistakes.stream().map(Problem::at).distinct().toList(), mistakes::toString);
        assertTrue(mistakes.get(0).found().startsWith(found), mistakes::toString);
    }

    @Test
    void leavesItToTheDeliveryWhetherAValueFitsThatItHasToGive() {
        assertEquals(List.of(), mistakes("""
                        {"description": "d",
                         "parameters": {"a": {"description": "d", "required": true}, "b": {"description": "d"},
                                        "c": {"description": "d"}},
                         "every": "${a}",
                         "require": {"all": [
                           {"codeCoverage": {"atLeast": "${b}"}},
                           {"timelineTask": {"id": "${c}", "result": "${Result}", "stage": "${ProjectId}"}},
                           {"build": {"criteria": "lt(root.a, ${b})"}}]}}"""));
    }

    private static List<Problem> mistakes(String policy) {
        return Policies.of(Map.of("gate", policy)).find("gate").orElseThrow().mistakes();
    }
}
