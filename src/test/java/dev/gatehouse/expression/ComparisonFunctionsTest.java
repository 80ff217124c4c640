package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code eq}, {@code ne}, {@code gt}, {@code ge}, {@code lt}, {@code le}, {@code in} and {@code notIn}. */
final class ComparisonFunctionsTest {

    private static final String DOCUMENT = """
            {`n`: 5, `precise`: 0.1000000000000000000000000000000001, `huge`: 1e999999999, `tiny`: 1e-999999999,
             `list`: [1, `a`], `same`: [1, `A`], `object`: {`k`: 1.0}, `at`: `2026-01-02T03:04:05Z`, `version`: `1.10.0`}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // texts
                "eq('Ok', 'oK')",
                "ne('ok', 'okay')",
                "eq('É', 'é')",
                "lt('a', 'B')",
                "gt('_', 'a')",
                "lt('a', 'aa')",
                // the right operand is cast to the type of the left one
                "eq('5', 5)",
                "eq(5, '5.00')",
                "eq(5, ' 5 ')",
                "eq(1234.5, '1,234.5')",
                "eq('5', root.n)",
                "ne('5.0', 5)",
                "eq(0, '')",
                "eq(0, null)",
                "eq(null, '')",
                "eq('', null)",
                "ne(null, 0)",
                "ne(null, ' ')",
                "eq(1, true)",
                "eq('TRUE', true)",
                "eq(true, 'no')",
                "eq(false, '')",
                "eq(true, root.object)",
                "eq(1.2.3, '1.2.3')",
                "eq('1.2.3', 1.2.3)",
                // numbers are exact
                "ne(root.precise, 0.1)",
                "gt(root.precise, 0.1)",
                "eq(0.3, 0.30)",
                "eq(9007199254740993, '9007199254740993')",
                "ne(9007199254740993, 9007199254740992)",
                "gt(root.huge, 99999999999999999999)",
                "gt(root.tiny, 0)",
                "lt(-5, -4.9)",
                "ge(root.n, 5)",
                "le(null, 0)",
                // versions
                "gt(1.10.0, 1.9.9)",
                "gt(1.10.0, '1.9')",
                "gt(1.2.0, 1.2)",
                "ne(1.2.0, 1.2)",
                "eq(1.2.3.4, '1.02.03.04')",
                "lt(1.2.3, root.version)",
                "lt('1.10.0', '1.9.0')",
                // dates
                "eq(root.at, '2026-01-02T04:04:05+01:00')",
                "eq(root.at, '2026-01-02T03:04:05.000')",
                "eq(root.at, '2026-01-02 03:04:05')",
                "lt('2026-01-02 03:00:00', root.at)",
                "gt(root.at, '2026-01-02')",
                "lt(root.at, '2026-01-03')",
                "gt('2026-01-02T01:00:00+00:00', '2026-01-02T01:30:00+01:00')",
                "in(root.at, 'x', '2026-01-02T02:04:05-01:00')",
                "lt('2026-01-02', '2026-01-02T00:00:00Z')",
                // lists and objects
                "eq(root.list, root.list)",
                "ne(root.list, root.same)",
                "ne(root.list, 'x')",
                "eq(root.object, root.object)",
                "ne(root.object, root.list)",
                // truth values
                "gt(true, false)",
                "ge(true, 'x')",
                // one of several
                "in('b', 'A', 'B')",
                "notIn('d', 'a', 'b')",
                "in(5, 'x', '5')",
                "not(in(5))",
                "notIn(5)",
            })
    void hold(String expression) {
        assertEquals("holds", Tried.outcome(expression, DOCUMENT), expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "5 | 'x'",
                "5 | root.object",
                "1.2.3 | 'x'",
                "1.2.3 | 5",
                "1.2.3 | null",
                "null | 'x'",
                "'x' | root.list",
                "5 | 1.2.3",
                "root.at | 'soon'"
            })
    void areDifferentWhereACastFails(String left, String right) {
        assertEquals("does not hold", Tried.outcome("eq(" + left + ", " + right + ")", DOCUMENT));
        assertEquals("holds", Tried.outcome("ne(" + left + ", " + right + ")", DOCUMENT));
        assertEquals("does not hold", Tried.outcome("in(" + left + ", " + right + ")", DOCUMENT));
        assertEquals("holds", Tried.outcome("notIn(" + left + ", " + right + ")", DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "gt(root.n, 'many') | 'many' does not fit; a number is needed here, because it is compared with 5",
                "ge(5, root.object) | root['object'] is an object with 1 member; a number is needed here, because it is compared with 5",
                "lt(1.2.3, 'x') | 'x' does not fit; a version is needed here, because it is compared with 1.2.3",
                "le('x', root.list) | root['list'] is [1, 'a']; a text is needed here, because it is compared with 'x'",
                "gt(null, 'x') | 'x' does not fit; a number is needed here, because it is compared with null",
                "gt(root.at, 'soon') | 'soon' does not fit; a date is needed here, because it is compared with '2026-01-02T03:04:05Z'",
                "lt(root.list, 1) | root['list'] is [1, 'a']; only numbers, texts, dates, versions and truth values have an order",
            })
    void haveNoOrderWhereACastFails(String expression, String problem) {
        assertEquals(problem, Tried.outcome(expression, DOCUMENT));
    }
}
