package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large documents and wasteful expressions end with a sentence, before they fill the memory. */
final class EvaluationLimitsTest {

    private static final String TOO_LARGE =
            " is too large to be evaluated; texts and lists of 4000000 characters are made at"
                    + " most, an element counting as 16; ask for a smaller part of the document";

    /** A text of 2 million characters, and a list of 300,000 numbers. */
    private static final JsonNode LARGE = large();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format('{0}{0}{0}', root['text'])",
                "format('{0}{1}{2}', root['text'], root['text'], root['text'])",
                "join(root['text'], root['list'])",
                "replace(root['text'], 'a', 'bbb')",
                "split(root['text'], 'a')",
                "root['list'].*",
                "intersect(root['list'], root['list'])",
                "intersect(root['alike'], root['others alike'])",
                "intersect(root['lists'], root['others lists'])",
                "intersect(root['objects'], root['others objects'])",
                "jsonpath('$.list[*]')",
                "jsonpath('$..*')",
                "jsonpath('$..[?(@..a)]')",
            })
    void areTold(String expression) {
        assertEquals(
                Shown.part(expression) + TOO_LARGE,
                Tried.expression(expression).evaluate(LARGE).fold(String::valueOf, EvaluationProblem::sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length(root['text'])",
                "contains(root['text'], format('{0}b', root['half']))",
                "replace(root['text'], format('{0}b', root['quarter']), '')",
                "split(root['half'], root['others'])",
                "count(root['list'])",
                "containsValue(root['list'], 'x')",
                "eq(root['list'], root['list'])",
                "lower(root['text'])",
                "root['list'][299999]",
                "jsonpath('$.list[299999]')",
                "count(jsonpath('$..x'))",
            })
    void leaveRoomForWhatIsUseful(String expression) {
        assertEquals(
                Optional.empty(),
                Tried.expression(expression)
                        .evaluate(LARGE)
                        .fold(holds -> Optional.<String>empty(), problem -> Optional.of(problem.sentence())));
    }

    @Test
    void holdForAllPartsTogether() {
        assertEquals(
                "lower(root['text'])" + TOO_LARGE,
                Tried.expression("and(lower(root.half), lower(root.text), lower(root.text))")
                        .evaluate(LARGE)
                        .fold(String::valueOf, EvaluationProblem::sentence));
    }

    /** Each of the scans begins at all that the one before it found: there are 2 thousand million ways through 200 levels. */
    @Test
    void areToldWhereAPathGoesOverTheSameAgainAndAgain() {
        JsonNode document = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 200; i++) {
            document = JsonNodeFactory.instance.arrayNode().add(document);
        }
        assertEquals(
                "jsonpath('$..*..*..*..*..x')" + TOO_LARGE,
                Tried.expression("jsonpath('$..*..*..*..*..x')")
                        .evaluate(document)
                        .fold(String::valueOf, EvaluationProblem::sentence));
    }

    @Test
    void deepDocumentsAreWalked() {
        JsonNode document = JsonNodeFactory.instance.objectNode().put("x", 1);
        for (int i = 0; i < 999; i++) {
            document = JsonNodeFactory.instance.objectNode().set("a", document);
        }
        assertEquals(
                "[1]",
                Tried.expression("jsonpath('$..x')")
                        .explain(document)
                        .came()
                        .fold(Explanation.Value::shown, EvaluationProblem::sentence, skipped -> "not evaluated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gt(root, 1)", "lt(root, 1)", "ge(1, root)", "le('a', root)"})
    void aNumberThatIsNoneHasNoOrder(String expression) {
        String outcome = Tried.expression(expression)
                .evaluate(DoubleNode.valueOf(Double.NaN))
                .fold(String::valueOf, EvaluationProblem::sentence);
        assertTrue(outcome.startsWith("root is NaN; "), outcome);
    }

    /** Without its zeros it would have an exponent larger than any. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "gt(root[0], 1) | holds",
                "eq(root[0], 1) | does not hold",
                "eq(root[0], root[0]) | holds",
                "eq(root, root) | holds",
                "root[root[0]] | does not hold",
                "containsValue(root, 1) | does not hold",
                "eq(lower(root[0]), '1.00e+2147483649') | holds",
                "eq('1.00E+2147483649', root[0]) | holds",
                "eq(1.2.3, root[0]) | does not hold",
                "eq(jsonpath('$[0]')[0], root[0]) | holds",
                "count(intersect(root, root)) | holds",
            })
    void theLargestExponentsStumbleOverNothing(String expression, String outcome) {
        assertEquals(outcome, Tried.outcome(expression, "[100e2147483647]"));
    }

    @Test
    void aFilterSaysThatAnExponentIsTooLargeForIt() {
        assertEquals(
                "'$[?(@ > 1)]' does not fit; the path does not fit the document: Exponent overflow.",
                Tried.outcome("jsonpath('$[?(@ > 1)]')", "[100e2147483647]"));
    }

    private static ObjectNode large() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.put("text", "a".repeat(2_000_000))
                .put("half", "a".repeat(1_000_000))
                .put("quarter", "a".repeat(500_000))
                .put("others", "b".repeat(1_000_000))
                .putArray("list");
        for (int i = 0; i < 300_000; i++) {
            list.add(i);
        }
        for (String side : List.of("", "others ")) {
            ArrayNode texts = document.putArray(side + "alike");
            ArrayNode lists = document.putArray(side + "lists");
            ArrayNode objects = document.putArray(side + "objects");
            for (int i = 0; i < 300; i++) {
                texts.add("a".repeat(2_000) + side + i);
                elements(lists.addArray()).add(side + i);
                elements(objects.addObject().putArray("k")).add(side + i);
            }
        }
        return document;
    }

    private static ArrayNode elements(ArrayNode list) {
        for (int i = 0; i < 100; i++) {
            list.add(0);
        }
        return list;
    }
}
