package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands at keys and indexes. */
final class AccessTest {

    private static final String DOCUMENT = """
            {`status`: `ok`, `a b`: 1, `it's`: 2, `list`: [10, [20, 21], {`k`: 30}], `which`: `status`, `7`: `seven`,
             `items`: [{`id`: 1, `tags`: [`a`, `b`]}, {`name`: `none`}, {`id`: null, `tags`: []}, 5],
             `people`: {`ann`: {`age`: 41}, `ben`: {`age`: 42}}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "root['status'] | 'ok'",
                "root.status | 'ok'",
                "ROOT().status | 'ok'",
                "root ['a b'] | 1",
                "root['it''s'] | 2",
                "root[7] | 'seven'",
                "root.list[0] | 10",
                "root.list['0'] | 10",
                "root.list[1][1] | 21",
                "root.list[1.0][0] | 20",
                "root.list[2].k | 30",
                "root[root.which] | 'ok'",
                "split('a-b', '-')[1] | 'b'",
                "root.Status | null",
                "root.missing.deeper[0] | null",
                "root.status.length | null",
                "root.list[3] | null",
                "root.list[-1] | null",
                "root.list[0.5] | null",
                "root.list[''] | null",
                "root.list['x'] | null",
                "root.list[99999999999999999999] | null",
                "root[root.list] | null",
                "root.items.*.id | [1, null]",
                "root.items[*].id | [1, null]",
                "root.items.*['id'] | [1, null]",
                "root.items.*.tags.* | ['a', 'b']",
                "root.items.*.tags[0] | ['a']",
                "root.people.*.age | [41, 42]",
                "root.status.* | an empty list",
                "root.list.*[0] | [20]",
                "count(root.items.*) | 4",
            })
    void comesTo(String expression, String value) {
        assertEquals(value, Tried.value(expression, DOCUMENT));
    }
}
