package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an expression came to what it is. */
final class ExplanationTest {

    private static final String DOCUMENT = "{`status`: `failed`, `n`: 5, `list`: [], `flag`: true}";

    @Test
    void tellsEachPartAndWhichWereNotEvaluated() {
        Explanation explanation = explain("and(eq(root.n, 5), eq(root.status, 'ok'), gt(root.n, 1))");
        assertEquals(
                List.of("eq(root['n'], 5): true", "eq(root['status'], 'ok'): false", "gt(root['n'], 1): not evaluated"),
                explanation.steps().stream().map(ExplanationTest::line).toList());
        assertEquals(
                List.of("root['status']: 'failed'", "'ok': 'ok'"),
                explanation.steps().get(1).steps().stream()
                        .map(ExplanationTest::line)
                        .toList());
    }

    @Test
    void tellsTheProblemOfAPartWithThePartsAroundIt() {
        Explanation explanation = explain("not(gt(root.n, 'x'))");
        String problem = "'x' does not fit; a number is needed here, because it is compared with 5";
        assertEquals("not(gt(root['n'], 'x')): " + problem, line(explanation));
        assertEquals("gt(root['n'], 'x'): " + problem, line(explanation.steps().get(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "eq(root.status, 'ok') | root['status'] is 'failed'",
                "and(eq(root.n, 5), eq(root.status, 'ok'), gt(root.n, 1)) | root['status'] is 'failed'",
                "and(eq(root.n, 5), gt(root.n, 1)) | root['n'] is 5",
                "or(eq(root.n, 6), eq(root.status, 'ok')) | root['n'] is 5; root['status'] is 'failed'",
                "or(eq(root.n, 6), eq(root.n, 5)) | root['n'] is 5",
                "not(eq(root.status, 'failed')) | root['status'] is 'failed'",
                "and(not(or(eq(root.n, 1), eq(root.n, 5))), true) | root['n'] is 5",
                "ge(count(root.list), 3) | count(root['list']) is 0",
                "gt(root.n, count(root.list)) | root['n'] is 5; count(root['list']) is 0",
                "root.missing | root['missing'] is null",
                "and(root.flag, eq(root.n, 6)) | root['n'] is 5",
                "and(root.flag, root.missing) | root['missing'] is null",
                "false | false is false",
                "eq(1, 2) | eq(1, 2) is false",
                "or(eq(root.a, 1), eq(root.b, 1), eq(root.c, 1), eq(root.d, 1)) | root['a'] is null; root['b'] is null; root['c'] is null; and 1 more",
            })
    void namesTheValuesThatDecided(String expression, String because) {
        assertEquals(because, explain(expression).because());
    }

    @Test
    void showsLongValuesCutShortAndOnOneLine() {
        String shown = Tried.value("root.text", "{`text`: `" + "\\n\\u202e" + "x".repeat(200) + "`}");
        assertEquals("'\\u000a\\u202e" + "x".repeat(68) + "…'", shown);
        assertEquals("[1, 2, 3, 4, 5, …] (7)", Tried.value("root", "[1,2,3,4,5,6,7]"));
    }

    private static Explanation explain(String expression) {
        return Tried.expression(expression).explain(Tried.json(DOCUMENT));
    }

    private static String line(Explanation explanation) {
        return explanation.part() + ": "
                + explanation
                        .came()
                        .fold(Explanation.Value::shown, EvaluationProblem::sentence, skipped -> "not evaluated");
    }
}
