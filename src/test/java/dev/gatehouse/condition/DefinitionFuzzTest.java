package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Definitions that were damaged in every way, from a seed: each is either valid or told what is wrong with it. */
class DefinitionFuzzTest {

    private static final long SEED = 20_260_102;
    private static final int CASES = 30_000;

    private static final List<String> WHOLE = List.of(
            """
            {"every": "PT1M", "giveUpAfter": "PT12H", "dryRun": false, "require": {"all": [
              {"buildReason": {"in": ["manual", "schedule"], "otherwise": "wait"}},
              {"timelineTask": {"id": "d9bafed4-0b18-4f58-968d-86655b4d2ce9", "stage": "Build", "result": ["failed"]}},
              {"any": [{"workItems": {"category": "Completed", "from": "build", "quantifier": "any"}},
                       {"not": {"workItems": {"states": ["Done", "Closed"], "from": "message", "whenNone": "pass"}}}]}]}}
            """,
            "{\"require\": {\"all\": [{\"codeCoverage\": {\"atLeast\": 80.5, \"label\": \"Branches\", \"otherwise\": \"wait\"}},"
                    + " {\"otherChecks\": {}}]}}",
            "{\"require\": {\"timelineTask\": {\"name\": \"Prüfen 🚦\"}}}",
            "{\"require\": {\"build\": {\"criteria\": \"and(eq(root['reason'], 'it''s'), gt(count(jsonpath('$.a[?(@.b<2)]')), -1.5))\"}}}",
            """
            {"require": {"metric": {"prometheus": {"connection": "prometheus", "query": "up"}, "name": "up",
              "successWhen": "ge(root['value'], 1)", "failWhen": "lt(root['value'], 0)", "every": "PT1M",
              "checkpoints": 5, "failureLimit": 1, "consecutiveErrorLimit": 2, "initialDelay": "PT5M"}}}
            """,
            "{\"policy\": \"production\", \"with\": {\"change\": \"CHG0030001\", \"n\": [1, 2.5e3, null, true]}}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "//",
            "/*",
            "null",
            "true",
            "NaN",
            "-",
            "1e999999999",
            "1e99999999999",
            "0",
            "\u0000",
            "\u202e",
            "\ud83d",
            "🚦",
            "$(x)",
            "${x}",
            "\"all\":",
            "\"not\":",
            "\"require\":",
            "{\"all\":[",
            "{\"not\":",
            "\n",
            "\uFEFF",
            "PT",
            "\"\"",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "##vso[task.complete]");

    @Test
    void nothingIsThrownAndEveryProblemIsWellFormed() {
        SplittableRandom random = new SplittableRandom(SEED);
        int valid = 0;
        for (int i = 0; i < CASES; i++) {
            String body = mutated(WHOLE.get(random.nextInt(WHOLE.size())), random);
            valid += check(
                    random.nextBoolean() ? Definitions.parse(body) : Definitions.parse(damaged(body, random)), body);
        }
        assertTrue(
                valid > 100 && valid < CASES / 2,
                valid + " of " + CASES + " were valid: the damage is too much or little");
    }

    private static int check(Parsed parsed, String body) {
        return parsed.<Integer>fold(
                definition -> {
                    Finding finding = definition.require().evaluate(new FakeEvidence(), Given.MOMENT);
                    assertTrue(isOneLine(finding.verdict().reason()), body);
                    return 1;
                },
                problems -> {
                    assertTrue(problems.size() <= Limits.PROBLEMS + 1, body);
                    problems.forEach(problem -> check(problem, body));
                    return 0;
                });
    }

    private static void check(Problem problem, String body) {
        assertTrue(
                problem.at().startsWith("$") && problem.at().length() <= Limits.PROBLEM_AT + 1,
                () -> problem + " of " + body);
        assertTrue(problem.found().length() <= 260 && isOneLine(problem.found()), () -> problem + " of " + body);
        assertTrue(problem.advice().length() <= 500 && isOneLine(problem.advice()), () -> problem + " of " + body);
        assertTrue(isOneLine(problem.at()), () -> problem + " of " + body);
    }

    private static boolean isOneLine(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String mutated(String whole, SplittableRandom random) {
        StringBuilder body = new StringBuilder(whole);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(body.length() + 1);
            int end = Math.min(body.length(), at + random.nextInt(12));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(6)) {
                case 0 -> body.insert(at, piece);
                case 1 -> body.insert(at, piece.repeat(random.nextInt(200)));
                case 2 -> body.delete(at, end);
                case 3 -> body.replace(at, end, piece);
                case 4 -> body.insert(at, body.substring(at, Math.min(body.length(), at + random.nextInt(100))));
                default -> body.setLength(at);
            }
        }
        return body.toString();
    }

    private static byte[] damaged(String body, SplittableRandom random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
