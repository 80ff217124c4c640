package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of Microsoft's documentation come to what it says. */
final class DocumentedExamplesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "eq(root['status'], 'successful') | {`id`: 5, `status`: `successful`} | holds",
                "eq(root['status'], 'successful') | {`id`: 5, `status`: `failed`} | does not hold",
                "ge(count(root['ActiveReleaseNames']), 3) | {`ActiveReleaseNames`: [`a`, `b`, `c`]} | holds",
                "ge(count(root['ActiveReleaseNames']), 3) | {`ActiveReleaseNames`: [`a`, `b`]} | does not hold",
                "eq(root['count'], '1425') | {`count`: 1425} | holds",
                "contains('ABCDE', 'BCD') | {} | holds",
                "startsWith('ABCDE', 'AB') | {} | holds",
                "endsWith('ABCDE', 'DE') | {} | holds",
                "ge(5, 5) | {} | holds",
                "gt(5, 2) | {} | holds",
                "le(2, 2) | {} | holds",
                "lt(2, 5) | {} | holds",
                "in('B', 'A', 'B', 'C') | {} | holds",
                "notIn('D', 'A', 'B', 'C') | {} | holds",
                "not(eq(1, 2)) | {} | holds",
                "xor(True, False) | {} | holds",
                "or(eq(1, 1), eq(2, 3)) | {} | holds",
            })
    void comeToWhatTheySay(String expression, String document, String outcome) {
        assertEquals(outcome, Tried.outcome(expression, document));
    }
}
