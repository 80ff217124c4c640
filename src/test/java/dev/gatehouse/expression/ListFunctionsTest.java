package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of lists and objects. */
final class ListFunctionsTest {

    private static final String DOCUMENT = """
            {`list`: [1, `b`, null, [2]], `object`: {`x`: `1`, `y`: `B`}, `empty`: [], `bare`: {}, `none`: null, `text`: `abc`,
             `more`: [`B`, 3, `1`]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "containsValue(root.list, 'B') | true",
                "containsValue(root.list, '1') | true",
                "containsValue(root.list, 2) | false",
                "containsValue(root.object, 1) | true",
                "containsValue(root.object, 'x') | false",
                "containsValue('abc', 'a') | false",
                "containsValue(root.missing, 'a') | false",
                "containsValue(split('a,b', ','), 'B') | true",
                "length(root.list) | 4",
                "length(root.empty) | 0",
                "length(null) | 0",
                "count(root.list) | 4",
                "count(root.object) | 2",
                "count(root.none) | 0",
                "count(root.missing) | 0",
                "count(split('a,b', ',')) | 2",
                "isNullOrEmpty(root.none) | true",
                "isNullOrEmpty('') | true",
                "isNullOrEmpty(root.empty) | true",
                "isNullOrEmpty(root.bare) | true",
                "isNullOrEmpty(root.list) | false",
                "isNullOrEmpty(root.object) | false",
                "isNullOrEmpty(' ') | false",
                "isNullOrEmpty(0) | false",
                "isNullOrEmpty(false) | false",
                "intersect(root.list, root.more) | [1, 'b']",
                "intersect(root.more, root.list) | ['B', '1']",
                "intersect(root.list, root.missing) | an empty list",
                "count(intersect(root.list, root.empty)) | 0",
            })
    void comeTo(String expression, String value) {
        assertEquals(value, Tried.value(expression, DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "count(root.text) | root['text'] is 'abc'; a list or an object is needed here; length counts the characters of a text",
                "length(root.object) | root['object'] is an object with 2 members; a text is needed here",
                "intersect(root.list, 'b') | 'b' does not fit; a list is needed here",
            })
    void sayWhatDoesNotFit(String expression, String problem) {
        assertEquals(problem, Tried.outcome(expression, DOCUMENT));
    }
}
