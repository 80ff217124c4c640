package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that read or make texts. */
final class TextFunctionsTest {

    private static final String DOCUMENT = "{`n`: 1.50, `list`: [1, `b`, null, true, {`k`: 1}], `object`: {}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "contains('abcabd', 'ABD') | true",
                "contains('aaab', 'aab') | true",
                "contains('abc', '') | true",
                "contains('', '') | true",
                "contains('abc', 'abcd') | false",
                "contains(12345, 34) | true",
                "startsWith('refs/heads/main', 'REFS/') | true",
                "startsWith('re', 'refs') | false",
                "endsWith('report.JSON', '.json') | true",
                "endsWith('json', 'x.json') | false",
                "lower('ÄbC') | 'äbc'",
                "upper('äbC') | 'ÄBC'",
                "trim('  a b  ') | 'a b'",
                "replace('a.b.c', '.', '--') | 'a--b--c'",
                "replace('aAa', 'a', '') | 'A'",
                "replace('aaa', 'aa', 'b') | 'ba'",
                "replace('abababc', 'ababc', '-') | 'ab-'",
                "replace('ababab', 'abab', '-') | '-ab'",
                "replace('ab', 'abc', '-') | 'ab'",
                "split('a,b;c', ',;') | ['a', 'b', 'c']",
                "split('a,,b,', ',') | ['a', '', 'b', '']",
                "split('abc', '') | ['abc']",
                "join('; ', root.list) | '1; b; ; True; '",
                "join(', ', 'alone') | 'alone'",
                "join(', ', root.n) | '1.5'",
                "format('Hello {0} {1}', 'John', 'Doe') | 'Hello John Doe'",
                "format('{1}{0}{1}', 'a', 2.50) | '2.5a2.5'",
                "format('literal left brace {{ and literal right brace }}') | 'literal left brace { and literal right brace }'",
                "format('{{0}} {0}', null) | '{0} '",
                "format('{0}', true) | 'True'",
                "length('it''s') | 4",
                "length(12345) | 5",
                "isUrl('https://example.org/a?b=c') | true",
                "isUrl('HTTP://example.org') | true",
                "isUrl('ftp://example.org') | false",
                "isUrl('example.org') | false",
                "isUrl('https://') | false",
                "isUrl('https://a b') | false",
                "isUrl(null) | false",
                "isUrl(root.object) | false",
            })
    void comeTo(String expression, String value) {
        assertEquals(value, Tried.value(expression, DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "contains(root.object, 'a') | root['object'] is an empty object; a text is needed here",
                "startsWith('a', root.list) | root['list'] is [1, 'b', null, true, an object with 1 member]; a text is needed here",
                "lower(root.object) | root['object'] is an empty object; a text is needed here",
                "format('{0}', root.object) | root['object'] is an empty object; a text is needed here",
                "join(',', root.object) | root['object'] is an empty object; a text is needed here",
                "replace('a', '', 'b') | '' does not fit; a text to look for is needed here",
                "format('{1}', 'a') | '{1}' does not fit; braces hold the number of an argument, the first is {0} and the last here {0}; write {{ and }} for braces themselves",
                "format('{0}') | '{0}' does not fit; there are no arguments for braces; write {{ and }} for braces themselves",
                "format('{x}', 'a') | '{x}' does not fit; braces hold the number of an argument, the first is {0} and the last here {0}; write {{ and }} for braces themselves",
                "format('{0', 'a') | '{0' does not fit; braces hold the number of an argument, the first is {0} and the last here {0}; write {{ and }} for braces themselves",
                "format('0}', 'a') | '0}' does not fit; braces hold the number of an argument, the first is {0} and the last here {0}; write {{ and }} for braces themselves",
            })
    void sayWhatDoesNotFit(String expression, String problem) {
        assertEquals(problem, Tried.outcome(expression, DOCUMENT));
    }
}
