package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionProblemsTest {

    private static final String EXAMPLE = "{\"require\": {\"buildReason\": {\"in\": [\"manual\"]}}}";
    /** Stands for the names of all conditions: one more of them changes no line below. */
    private static final String CONDITIONS = "<any condition>";

    private static final String PROMETHEUS = "\"prometheus\": {\"connection\": \"c\", \"query\": \"q\"}";
    private static final String RULE =
            "\"successWhen\": \"lt(root['value'], 1)\", \"every\": \"PT1M\", \"checkpoints\": 5";

    @Test
    void tellsEveryProblemAtOnce() {
        List<Problem> problems = Given.problems("""
                {
                  "evry": "PT1M",
                  "giveUpAfter": "soon",
                  "dryRun": "true",
                  "require": {
                    "all": [
                      {"buildReason": {"in": ["manuel"]}},
                      {"timelineTask": {"id": "d9bafed4"}},
                      {"timelinetask": {}},
                      {"workItems": {"category": "Completed", "states": ["Done"], "otherwise": true}}
                    ]
                  }
                }
                """);
        assertEquals(
                List.of(
                        "$.require.all[0].buildReason.in[0]",
                        "$.require.all[1].timelineTask.id",
                        "$.require.all[2].timelinetask",
                        "$.require.all[3].workItems",
                        "$.require.all[3].workItems.otherwise",
                        "$.giveUpAfter",
                        "$.dryRun",
                        "$.evry"),
                problems.stream().map(Problem::at).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"buildReason\": {\"in\": \"manuel\"}} | $.require.buildReason.in | \"manuel\""
                        + " | did you mean \"manual\"? known words: manual, individualCI, batchedCI, schedule, scheduleForced,"
                        + " pullRequest, buildCompletion, resourceTrigger, triggered, validateShelveset, checkInShelveset,"
                        + " userCreated",
                "{\"buildReason\": {}} | $.require.buildReason | no \"in\""
                        + " | list the reasons that let a run through, such as \"in\": [\"manual\", \"schedule\"]",
                "{\"buildReason\": {\"in\": []}} | $.require.buildReason.in | an empty array"
                        + " | write one of manual, individualCI, batchedCI, schedule, scheduleForced, pullRequest,"
                        + " buildCompletion, resourceTrigger, triggered, validateShelveset, checkInShelveset or userCreated",
                "{\"buildReason\": \"manual\"} | $.require.buildReason | \"manual\""
                        + " | write an object such as {\"in\": [\"manual\", \"schedule\"]}",
                "{\"timelineTask\": {\"id\": \"1-1-1-1-1\"}} | $.require.timelineTask.id | \"1-1-1-1-1\""
                        + " | write a GUID, such as \"d9bafed4-0b18-4f58-968d-86655b4d2ce9\"",
                "{\"timelineTask\": {}} | $.require.timelineTask | neither \"id\" nor \"name\""
                        + " | write exactly one of \"id\" and \"name\"",
                "{\"timelineTask\": {\"name\": \"x\", \"resutl\": \"failed\"}} | $.require.timelineTask.resutl"
                        + " | the unknown key \"resutl\""
                        + " | did you mean \"result\"? known keys: id, name, stage, result, otherwise",
                "{\"timelineTask\": {\"name\": \"x\", \"result\": 7}} | $.require.timelineTask.result | the number 7"
                        + " | write one of succeeded, succeededWithIssues, failed, canceled, skipped or abandoned",
                "{\"timelineTask\": {\"name\": \" \"}} | $.require.timelineTask.name | \" \""
                        + " | write a text that is not empty",
                "{\"workItems\": {\"category\": \"Done\"}} | $.require.workItems.category | \"Done\""
                        + " | known words: Proposed, InProgress, Resolved, Completed, Removed",
                "{\"workItems\": {\"category\": \"Removed\", \"states\": \"x\"}} | $.require.workItems"
                        + " | both \"category\" and \"states\" | write exactly one of \"category\" and \"states\"",
                "{\"workItems\": {\"states\": [\"x\", null]}} | $.require.workItems.states[1] | null"
                        + " | write a text that is not empty, or an array of such",
                "{\"workItems\": {\"states\": \"x\", \"from\": \"comit\"}} | $.require.workItems.from | \"comit\""
                        + " | did you mean \"commit\"? known words: commit, build, message",
                "{\"workItem\": {\"states\": \"x\"}} | $.require.workItem | the unknown condition \"workItem\""
                        + " | did you mean \"workItems\"? known conditions: <conditions>",
                "{\"build\": {}} | $.require.build | no \"criteria\" | write what the run must fit, such as"
                        + " \"criteria\": \"eq(root['sourceBranch'], 'refs/heads/main')\"",
                "{\"build\": {\"criteria\": \" \"}} | $.require.build.criteria | \" \""
                        + " | write success criteria, such as \"eq(root['status'], 'ok')\"",
                "{\"build\": {\"criteria\": \"root.a = 1\"}} | $.require.build.criteria | = at column 8"
                        + " | expected a function, root, a number, a version or a text in single quotes",
                "{\"codeCoverage\": {}} | $.require.codeCoverage | no \"atLeast\""
                        + " | write the percentage that is enough, such as \"atLeast\": 80",
                "{\"codeCoverage\": {\"atLeast\": \"80\"}} | $.require.codeCoverage.atLeast | \"80\""
                        + " | write a number from 0 to 100, without quotes",
                "{\"codeCoverage\": {\"atLeast\": 100.0000000000000000000000001}} | $.require.codeCoverage.atLeast"
                        + " | the number 100.0000000000000000000000001 | write a number from 0 to 100, without quotes",
                "{\"codeCoverage\": {\"atLeast\": -1e-9}} | $.require.codeCoverage.atLeast | the number -1E-9"
                        + " | write a number from 0 to 100, without quotes",
                "{\"codeCoverage\": {\"atLeast\": null}} | $.require.codeCoverage.atLeast | null"
                        + " | write a number from 0 to 100, without quotes",
                "{\"codeCoverage\": {\"atLeast\": 80, \"labl\": \"Lines\"}} | $.require.codeCoverage.labl"
                        + " | the unknown key \"labl\" | did you mean \"label\"? known keys: atLeast, label, otherwise",
                "{\"otherChecks\": {\"otherwise\": \"wait\"}} | $.require.otherChecks.otherwise"
                        + " | the unknown key \"otherwise\" | there are no keys here",
                "{\"otherChecks\": true} | $.require.otherChecks | true | write an object such as {}",
                "{\"metric\": {" + RULE + "}} | $.require.metric | no source"
                        + " | write exactly one of \"prometheus\", \"logAnalytics\" and \"applicationInsights\"",
                "{\"metric\": {" + PROMETHEUS
                        + ", \"logAnalytics\": {\"connection\": \"c\", \"query\": \"q\", \"workspace\":"
                        + " \"d9bafed4-0b18-4f58-968d-86655b4d2ce9\"}, " + RULE + "}} | $.require.metric"
                        + " | \"prometheus\" and \"logAnalytics\""
                        + " | write exactly one of \"prometheus\", \"logAnalytics\" and \"applicationInsights\"",
                "{\"metric\": {\"prometheus\": {\"connection\": \"c\"}, " + RULE + "}} | $.require.metric.prometheus"
                        + " | no \"query\" | write the query whose result is measured",
                "{\"metric\": {\"logAnalytics\": {\"connection\": \"c\", \"query\": \"q\", \"workspace\": \"shop\"}, "
                        + RULE
                        + "}} | $.require.metric.logAnalytics.workspace | \"shop\""
                        + " | write a GUID, such as \"d9bafed4-0b18-4f58-968d-86655b4d2ce9\"",
                "{\"metric\": {" + PROMETHEUS + ", \"successWhen\": \"lt(root['vlaue'], 1)\", \"every\": \"PT1M\","
                        + " \"checkpoints\": 5}} | $.require.metric.successWhen | root['vlaue']"
                        + " | write root['value'], the number of a measurement with one value, or root['values'], all numbers of any"
                        + " measurement",
                "{\"metric\": {" + PROMETHEUS + ", \"successWhen\": \"true\", \"every\": \"PT1M\", \"checkpoints\": 5}}"
                        + " | $.require.metric.successWhen | \"true\", which says nothing of the measurement"
                        + " | write root['value'], the number of a measurement with one value, or root['values'], all numbers of any"
                        + " measurement",
                "{\"metric\": {" + PROMETHEUS + ", " + RULE
                        + ", \"failureLimit\": 0.5}} | $.require.metric.failureLimit"
                        + " | the number 0.5 | write a whole number from 0 to 1,000, without quotes",
                "{\"metric\": {" + PROMETHEUS + ", " + RULE + ", \"initialDelay\": \"PT23H59M\", \"checkpoint\": 5}}"
                        + " | $.require.metric.checkpoint | the unknown key \"checkpoint\" | did you mean \"checkpoints\"? known keys:"
                        + " prometheus, logAnalytics, applicationInsights, name, successWhen, failWhen, every, checkpoints,"
                        + " failureLimit, consecutiveErrorLimit, initialDelay",
                "{\"metric\": {" + PROMETHEUS + ", \"successWhen\": \"lt(root['value'], 1)\", \"every\": \"PT1H\","
                        + " \"checkpoints\": 49, \"initialDelay\": \"PT1S\"}} | $.require.metric"
                        + " | checkpoints that take PT48H1S"
                        + " | a check waits PT48H at most: write fewer \"checkpoints\", a shorter \"every\" or a shorter"
                        + " \"initialDelay\"",
                "{\"all\": []} | $.require.all | an empty array"
                        + " | write an array of conditions, such as [{\"buildReason\": {\"in\": [\"manual\"]}}]",
                "{\"any\": {}} | $.require.any | an empty object"
                        + " | write an array of conditions, such as [{\"buildReason\": {\"in\": [\"manual\"]}}]",
                "{\"not\": [1]} | $.require.not | an array | write a condition: an object with one key, one of "
                        + CONDITIONS,
                "true | $.require | true | write a condition: an object with one key, one of " + CONDITIONS,
                "{} | $.require | an empty object | write one condition in each object, with one key; put several into"
                        + " {\"all\": [{…}, {…}]}, the key one of " + CONDITIONS,
                "{\"buildReason\": {\"in\": \"manual\"}, \"workItems\": {\"states\": \"x\"}} | $.require"
                        + " | an object with 2 keys | write one condition in each object, with one key; put several into"
                        + " {\"all\": [{…}, {…}]}, the key one of " + CONDITIONS,
            })
    void saysWhatIsWrongWithAConditionAndWhatToWrite(String condition, String path, String found, String advice) {
        String written = advice.replace(CONDITIONS, Shown.either(Conditions.names()))
                .replace("<conditions>", String.join(", ", Conditions.names()));
        assertEquals(List.of(Problem.inBody(path, found, written)), Given.problems("{\"require\": " + condition + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"every\": \"5m\" | $.every | \"5m\" | write \"PT5M\"",
                "\"every\": \"90 seconds\" | $.every | \"90 seconds\" | write \"PT90S\"",
                "\"every\": \"P5M\" | $.every | \"P5M\" | write \"PT5M\"",
                "\"giveUpAfter\": \"2d\" | $.giveUpAfter | \"2d\" | write \"P2D\"",
                "\"every\": 5 | $.every | the number 5"
                        + " | write the unit too: \"PT5S\" for seconds, \"PT5M\" for minutes",
                "\"every\": \"often\" | $.every | \"often\""
                        + " | write an ISO-8601 duration, such as \"PT1M\" for a minute or \"PT12H\" for 12 hours",
                "\"every\": \"PT0.5S\" | $.every | \"PT0.5S\" | write a duration from PT1S to PT24H",
                "\"every\": \"-PT1M\" | $.every | \"-PT1M\" | write a duration from PT1S to PT24H",
                "\"giveUpAfter\": \"P3D\" | $.giveUpAfter | \"P3D\" | write a duration from PT1S to PT48H",
                "\"every\": \"PT2H\", \"giveUpAfter\": \"PT1H\" | $.giveUpAfter | \"PT1H\""
                        + " | write at least \"every\", which is PT2H",
                "\"dryRun\": \"true\" | $.dryRun | \"true\" | write true or false, without quotes",
                "\"requires\": {} | $.requires | the unknown key \"requires\""
                        + " | did you mean \"require\"? known keys: require, every, giveUpAfter, dryRun, notify, policy, with, $schema",
                "\"all\": [] | $.all | the unknown key \"all\" | write a condition in \"require\": {\"all\": …}",
                "\"a b\": 1 | $['a b'] | the unknown key \"a b\""
                        + " | known keys: require, every, giveUpAfter, dryRun, notify, policy, with, $schema",
                "\"policy\": \"production\" | $.policy | \"production\""
                        + " | a policy runs no other: write its conditions here",
                "\"with\": {} | $.with | an empty object"
                        + " | name the policy in \"policy\" that this is for, or take it out",
                "\"every\": \"PT1M\", \"every\": \"PT1M\" | $.every | the key \"every\" twice | write each key once",
            })
    void saysWhatIsWrongWithADefinitionAndWhatToWrite(String member, String path, String found, String advice) {
        String require = "\"require\": {\"buildReason\": {\"in\": \"manual\"}}";
        assertEquals(List.of(Problem.inBody(path, found, advice)), Given.problems("{" + require + ", " + member + "}"));
    }

    @Test
    void letsAMeasurementBeJudgedByAPathToItsValuesAndByNoOther() {
        assertEquals(List.of(), Given.problems(judgedBy("eq(count(jsonpath('$.values[?(@ >= 0.05)]')), 0)")));
        assertEquals(
                List.of("$.require.metric.successWhen"),
                Given.problems(judgedBy("eq(count(jsonpath('$.vlaues[?(@ >= 0.05)]')), 0)")).stream()
                        .map(Problem::at)
                        .toList());
    }

    private static String judgedBy(String criteria) {
        return "{\"require\": {\"metric\": {" + PROMETHEUS + ", \"successWhen\": \"" + criteria
                + "\", \"every\": \"PT1M\", \"checkpoints\": 5}}}";
    }

    @Test
    void boundsHowManyConditionsKeepNotes() {
        String one = "{\"http\": {\"connection\": \"c\"}}";
        assertEquals(List.of(), Given.problems(ofMany(one, Limits.NOTES)));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.all[50].http",
                        "the condition number 51 of http, serviceNow, metric and externalEvent",
                        "write 50 of these at most: each keeps something from one evaluation to the next")),
                Given.problems(ofMany(one, Limits.NOTES + 1)));
    }

    private static String ofMany(String condition, int count) {
        return "{\"require\": {\"all\": [" + String.join(", ", Collections.nCopies(count, condition)) + "]}}";
    }

    @Test
    void asksForARequirement() {
        assertEquals(
                List.of(Problem.inBody("$", "no \"require\"", "say what must hold, such as " + EXAMPLE)),
                Given.problems("{}"));
    }

    @Test
    void aDefinitionIsAnObject() {
        assertEquals(
                List.of(Problem.inBody("$", "an array", "write an object such as " + EXAMPLE)), Given.problems("[1]"));
    }

    @Test
    void refusesMoreThanTwentyLevelsOfCombinations() {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require" + ".not".repeat(21),
                        "more than 20 levels of all, any and not",
                        "combine conditions in 20 levels at most")),
                Given.problems("{\"require\": " + DefinitionsTest.nested(21) + "}"));
    }

    @Test
    void refusesMoreThanTwoHundredConditions() {
        String one = "{\"buildReason\": {\"in\": \"manual\"}},";
        assertEquals(List.of(), Given.problems("{\"require\": {\"all\": [" + trimmed(one.repeat(199)) + "]}}"));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.all[199]", "the condition number 201", "write 200 conditions at most")),
                Given.problems("{\"require\": {\"all\": [" + trimmed(one.repeat(300)) + "]}}"));
    }

    @Test
    void namesAMacroThatNobodyResolved() {
        String macro = "\"$(Build.BuildId)\"";
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.timelineTask.id",
                        macro,
                        "Azure Pipelines did not resolve " + macro + ": write the value itself, or correct the name;"
                                + " in a check only predefined variables and those of its linked variable group are"
                                + " filled in")),
                Given.problems("{\"require\": {\"timelineTask\": {\"id\": \"x $(Build.BuildId) y\"}}}"));
    }

    @Test
    void namesAParameterThatNobodyFilledIn() {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.timelineTask.name",
                        "\"${task}\"",
                        "\"${task}\" is filled in only in policies: write the value itself")),
                Given.problems("{\"require\": {\"timelineTask\": {\"name\": \"${task}\"}}}"));
    }

    @Test
    void leavesADollarAlone() {
        assertEquals(List.of(), Given.problems("{\"require\": {\"timelineTask\": {\"name\": \"$ $() $x (a) {b}\"}}}"));
    }

    @Test
    void boundsTheNumberOfProblemsAndWhatIsShown() {
        StringBuilder definition = new StringBuilder("{");
        for (int i = 0; i < 70; i++) {
            definition.append("\"").append("k".repeat(150)).append(i).append("\\n\": 1,");
        }
        List<Problem> problems = Given.problems(definition + "\"require\": 1}");
        assertEquals(Limits.PROBLEMS + 1, problems.size());
        assertEquals(Problem.inBody("$", "41 more problems", "correct those told first"), problems.get(30));
        assertTrue(problems.stream().allMatch(problem -> problem.at().length() < 60));
        assertTrue(problems.get(1).found().endsWith("k…\""), problems.get(1).found());
    }

    @Test
    void refusesATextAboveItsLimit() {
        String name = "n".repeat(Limits.TEXT);
        assertEquals(List.of(), Given.problems("{\"require\": {\"timelineTask\": {\"name\": \"" + name + "\"}}}"));
        assertEquals(
                "write 1000 characters at most",
                Given.problems("{\"require\": {\"timelineTask\": {\"name\": \"x" + name + "\"}}}")
                        .get(0)
                        .advice());
    }

    @Test
    void refusesAListAboveItsLimit() {
        String states = "\"a\"" + ", \"a\"".repeat(Limits.TEXTS - 1);
        assertEquals(List.of(), Given.problems("{\"require\": {\"workItems\": {\"states\": [" + states + "]}}}"));
        assertEquals(
                List.of(Problem.inBody("$.require.workItems.states", "an array", "write 100 at most; there are 101")),
                Given.problems("{\"require\": {\"workItems\": {\"states\": [" + states + ", \"a\"]}}}"));
    }

    @Test
    void showsControlCharactersAsEscapes() {
        assertEquals(
                "\"\\u000d\\u000a##vso[task.complete]\\u202e\"",
                Given.problems("{\"require\": \"\\r\\n##vso[task.complete]\\u202e\"}")
                        .get(0)
                        .found());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"require\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(Problem.inBody("$", "bytes that are not UTF-8, from byte 14 on", "write JSON in UTF-8")),
                Definitions.parse(body).fold(valid -> List.of(), problems -> problems));
    }

    @Test
    void refusesBytesThatEndWithinACharacter() {
        byte[] body = {'{', '}', (byte) 0xe2, (byte) 0x82};
        assertEquals(
                "bytes that are not UTF-8, from byte 3 on",
                Definitions.parse(body)
                        .<String>fold(
                                valid -> "valid", problems -> problems.get(0).found()));
    }

    private static String trimmed(String list) {
        return list.substring(0, list.length() - 1);
    }
}
