package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code and}, {@code or}, {@code not}, {@code xor} and {@code coalesce}, and what counts as true. */
final class LogicFunctionsTest {

    private static final String DOCUMENT = "{`none`: null, `empty`: ``, `no`: false, `list`: [], `object`: {}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "and(true, true, true) | true",
                "and(true, false, true) | false",
                "or(false, false, false) | false",
                "or(false, false, true) | true",
                "not(true) | false",
                "not(false) | true",
                "xor(true, false) | true",
                "xor(true, true) | false",
                "xor(false, false) | false",
                "coalesce(null, '', 'first', 'second') | 'first'",
                "coalesce(root.none, root.missing, root.empty, 0, 1) | 0",
                "coalesce(root.no, true) | false",
                "coalesce(null, '') | null",
            })
    void comeTo(String expression, String value) {
        assertEquals(value, Tried.value(expression, DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null | does not hold",
                "'' | does not hold",
                "0 | does not hold",
                "0.00 | does not hold",
                "-0 | does not hold",
                "root.no | does not hold",
                "root.missing | does not hold",
                "' ' | holds",
                "'false' | holds",
                "'0' | holds",
                "0.1 | holds",
                "-1 | holds",
                "0.0.0 | holds",
                "root.list | holds",
                "root.object | holds",
                "root | holds",
            })
    void countAsTrueOrFalse(String expression, String outcome) {
        assertEquals(outcome, Tried.outcome(expression, DOCUMENT));
        assertEquals(outcome, Tried.outcome("and(true, " + expression + ")", DOCUMENT));
        assertEquals(outcome, Tried.outcome("or(false, " + expression + ")", DOCUMENT));
    }

    /** The second operand could not be evaluated. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "and(false, gt(root, 1)) | does not hold",
                "or(true, gt(root, 1)) | holds",
                "in(1, 1, lower(root)) | holds",
                "notIn(1, 1, lower(root)) | does not hold",
                "coalesce(1, lower(root)) | holds",
            })
    void stopAtTheFirstOperandThatDecides(String expression, String outcome) {
        assertEquals(outcome, Tried.outcome(expression, DOCUMENT));
    }

    @Test
    void goOnWhereNothingIsDecided() {
        String problem =
                "root is an object with 5 members; only numbers, texts, dates, versions and truth values have an order";
        assertEquals(problem, Tried.outcome("and(true, gt(root, 1))", DOCUMENT));
        assertEquals(problem, Tried.outcome("or(false, gt(root, 1))", DOCUMENT));
    }

    @Test
    void emptyCriteriaHoldForEverything() {
        assertEquals("holds", Tried.outcome("", DOCUMENT));
        assertEquals("holds", Tried.outcome(" \n ", "null"));
    }
}
