package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatehouse.check.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionSyntaxTest {

    private static final String PLAIN =
            "write plain JSON: keys and texts in double quotes, no comments, no comma after the last value";
    private static final String TOO_SHORT =
            "the text ends too early: close every object, array and text; the check's body holds 2,000 characters at most";

    private record Mistake(String json, String found, String advice) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "{\"require\": {},}",
                        "line 1, column 16: Unexpected character ('}' (code 125)): was expecting double-quote to start field"
                                + " name",
                        PLAIN),
                new Mistake(
                        "{\n  // why\n}",
                        "line 2, column 3: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?",
                        PLAIN),
                new Mistake(
                        "{\"require\": tru}",
                        "line 1, column 13: Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or"
                                + " token 'null', 'true' or 'false')",
                        PLAIN),
                new Mistake("{\"require\": NaN}", "line 1, column 16: Non-standard token 'NaN'", PLAIN),
                new Mistake("{\"require\": [}", "line 1, column 14: Unexpected close marker '}': expected ']'", PLAIN),
                new Mistake(
                        "{\"require\": {",
                        "line 1, column 14: Unexpected end-of-input: expected close marker for Object",
                        TOO_SHORT),
                new Mistake(
                        "[".repeat(101),
                        "line 1, column 102: Document nesting depth (101) exceeds the maximum allowed (100)",
                        "write it shorter"),
                new Mistake(
                        "{\"every\": 1" + "0".repeat(100) + "}",
                        "line 1, column 112: Number value length (101) exceeds the maximum allowed (100)",
                        "write it shorter"),
                new Mistake(
                        "{\"require\": 1} {}",
                        "more text after the definition, at line 1, column 16",
                        "write one JSON object and nothing after it"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesThePlaceOfAMistake(Mistake mistake) {
        assertEquals(
                Problem.inBody("$", mistake.found(), mistake.advice()),
                Given.problems(mistake.json()).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "\uFEFF"})
    void anEmptyBodyNeedsADefinition(String body) {
        assertEquals(
                List.of(Problem.inBody(
                        "$",
                        "nothing",
                        "a check needs a definition in its body, such as {\"require\": {\"buildReason\": {\"in\":"
                                + " [\"manual\"]}}}")),
                Given.problems(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "{\"a\":1e99999999999}",
                "-",
                "{\"a\":\"\\ud800\"}",
                "\ud800",
                "null",
                "\"\"",
                "0",
                "{\"\":{}}",
                "{\"require\":{\"\":{\"\":[]}}}"
            })
    void oddTextsAreProblems(String body) {
        assertFalse(Given.problems(body).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e999999999", "-1e-101"})
    void refusesNumbersThatNobodyCanComputeWith(String number) {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.buildReason.in", "the number " + number, "write a number with 100 digits at most")),
                Given.problems("{\"require\": {\"buildReason\": {\"in\": " + number + "}}}"));
    }

    @Test
    void refusesABodyThatIsTooLong() {
        assertEquals(
                List.of(Problem.inBody("$", "32769 characters", "write the definition in 32768 characters at most")),
                Given.problems("x".repeat(32_769)));
    }
}
