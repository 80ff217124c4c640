package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no expression is refused with the column and what was expected. */
final class SyntaxProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "eq(root['a'], 1 | column 16: found the end; expected , or ) in the arguments of eq",
                "eq(root['a' 1) | column 13: found 1; expected ]",
                "eq(root['a'], 1)) | column 17: found ); expected the end; join several with and(…, …) or or(…, …)",
                "eq(1, 1) eq(2, 2) | column 10: found eq; expected the end; join several with and(…, …) or or(…, …)",
                "root.a == 1 | column 8: found =; expected a function, root, a number, a version or a text in single quotes",
                "eq(root.a, \"ok\") | column 12: found \"; write texts in single quotes, such as 'ok'",
                "eq(1,\u00a01) | column 6: found \\u00a0; expected a function, root, a number, a version or a text in single quotes",
                "eq(root.a, ‘ok’) | column 12: found ‘; write texts in single quotes, such as 'ok'",
                "eq(root.a, 'ok) | column 12: found 'ok); expected a single quote at the end of the text; a quote inside is written twice",
                "eq(, 1) | column 4: found ,; expected a function, root, or a literal such as 'ok', 5 or true",
                "eq(1,) | column 6: found ); expected a function, root, or a literal such as 'ok', 5 or true",
                "root. | column 6: found the end; expected a name of letters, digits and _, or *; write other keys as ['key']",
                "root.'a' | column 6: found 'a'; expected a name of letters, digits and _, or *; write other keys as ['key']",
                "root[] | column 6: found ]; expected a function, root, or a literal such as 'ok', 5 or true",
                "root(1) | column 6: found 1; expected ), because root takes no arguments",
                "eq | column 3: found the end; expected ( and the arguments of eq",
                "'a'[0] | column 4: found [; expected the end; join several with and(…, …) or or(…, …)",
                "gt(1.2.3.4.5, 1) | column 4: found 1.2.3.4.5; expected a number such as -1.5, or a version of three or four numbers such as 1.2.3",
                "gt(12abc, 1) | column 4: found 12abc; expected a number such as -1.5, or a version of three or four numbers such as 1.2.3",
                "gt(1e5, 1) | column 4: found 1e5; expected a number such as -1.5, or a version of three or four numbers such as 1.2.3",
                "gt(--1, 1) | column 4: found --1; expected a number such as -1.5, or a version of three or four numbers such as 1.2.3",
            })
    void sayTheColumnAndWhatWasExpected(String text, String refusal) {
        assertEquals(refusal, Tried.refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "not(equal(1, 1)) | column 5: found the unknown name equal; for a key of the document write root['equal']; the functions are and, or, not, xor, eq, ne, gt, ge, lt, le, in, notIn, contains, containsValue, startsWith, endsWith, coalesce, format, join, length, lower, upper, trim, replace, split, count, jsonpath, isNullOrEmpty, isUrl, intersect",
                "startWith('a', 'b') | column 1: found the unknown name startWith; did you mean startsWith?",
                "isnullorempt('a') | column 1: found the unknown name isnullorempt; did you mean isNullOrEmpty?",
                "eq(rot['a'], 1) | column 4: found the unknown name rot; did you mean not?",
            })
    void nameTheNearestFunction(String text, String refusal) {
        assertEquals(refusal, Tried.refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "eq(1) | column 1: found eq with 1 argument; expected 2 arguments",
                "not() | column 1: found not with 0 arguments; expected 1 argument",
                "or(true, And(true)) | column 10: found And with 1 argument; expected 2 or more arguments",
                "replace('a', 'b') | column 1: found replace with 2 arguments; expected 3 arguments",
                "xor(true, true, true) | column 1: found xor with 3 arguments; expected 2 arguments",
                "format() | column 1: found format with 0 arguments; expected 1 or more arguments",
            })
    void countTheArguments(String text, String refusal) {
        assertEquals(refusal, Tried.refusal(text));
    }

    @Test
    void boundTheNesting() {
        assertEquals("holds", Tried.outcome("not(".repeat(48) + "true" + ")".repeat(48), "{}"));
        assertEquals(
                "column 201: found not; nest and access 50 levels deep at most",
                Tried.refusal("not(".repeat(60) + "true" + ")".repeat(60)));
        assertEquals(
                "column 103: found .; nest and access 50 levels deep at most", Tried.refusal("root" + ".a".repeat(60)));
    }

    @Test
    void boundTheLength() {
        assertEquals(
                "column 1001: found 1001 characters; write 1000 characters at most",
                Tried.refusal("'" + "a".repeat(999) + "'"));
    }

    @Test
    void areNotRaisedForSpaceOrCase() {
        assertEquals("holds", Tried.outcome("\n AND\t( Eq ( ROOT [ 'a' ] , 1 ) ,\r\n tRUE )", "{`a`: 1}"));
    }
}
