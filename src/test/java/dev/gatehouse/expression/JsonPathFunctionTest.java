package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jsonpath}. */
final class JsonPathFunctionTest {

    private static final String DOCUMENT = """
            {`r`: [{`s`: 1}, {`s`: 2}], `a`: {`b`: {`c`: `deep`}}, `none`: null, `big`: 123456789012345678901234567890.5,
             `path`: `$.a.b`, `wrong`: `$.a[`, `$ref`: `#`, `void`: [], `nulls`: [null],
             `changes`: [{`id`: 1, `approvals`: []}, {`id`: 2, `approvals`: [`Ada`]}],
             `Items`: [{`name`: `item1`, `price`: 100}, {`name`: `item2`, `price`: 40.5}, {`name`: `item3`, `price`: 70, `sale`: true}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "and(eq(count(jsonpath('Items[?(@.price<50)]')), 1), eq(count(jsonpath('Items[?(@.price>60)]')), 2)) | true",
                "jsonpath('$.r[0].s')[0] | 1",
                "jsonpath('r[0].s')[0] | 1",
                "jsonpath('$..s') | [1, 2]",
                "jsonpath('..s') | [1, 2]",
                "jsonpath(' $.a.b.c ') | ['deep']",
                "jsonpath('[''a''].b.c') | ['deep']",
                "jsonpath('$[\"a\"].b') | [an object with 1 member]",
                "jsonpath('$')[0].a.b.c | 'deep'",
                "jsonpath('a.missing') | an empty list",
                "jsonpath('missing.deeper') | an empty list",
                "jsonpath('none') | [null]",
                "jsonpath('none.deeper') | an empty list",
                "jsonpath('big') | [123456789012345678901234567890.5]",
                "count(jsonpath('$.r[*]')) | 2",
                "jsonpath('r[?((((((((((((((((((@.s == 1))))))))))))))))))].s') | [1]",
                "jsonpath('r[-1].s') | [2]",
                "jsonpath('r[-2].s') | [1]",
                "jsonpath('r[-3]') | an empty list",
                "jsonpath('r[-5].s') | an empty list",
                "jsonpath('r[0,1].s') | [1, 2]",
                "jsonpath('r[0,5].s') | [1]",
                "jsonpath('r[1,-5].s') | [2]",
                "jsonpath('r[1:9].s') | [2]",
                "jsonpath('r[2]') | an empty list",
                "jsonpath('r[9].s') | an empty list",
                "jsonpath('a[0]') | an empty list",
                "jsonpath('void[0]') | an empty list",
                "ge(count(jsonpath('void[0]')), 1) | false",
                "isNullOrEmpty(jsonpath('void[0]')) | true",
                "isNullOrEmpty(jsonpath('nulls[0]')) | false",
                "jsonpath('nulls[0]') | [null]",
                "jsonpath('changes[?(@.approvals[0])].id') | [2]",
                "jsonpath('changes[?(@.approvals[-1])].id') | [2]",
                "jsonpath('changes[?(!(@.approvals[0]))].id') | [1]",
                "jsonpath('$..approvals[0]') | ['Ada']",
                "jsonpath('Items[?(@.name==''item2'')].price') | [40.5]",
                "jsonpath('Items[?(@.name in [''item1'',''item3''])].price') | [100, 70]",
                "jsonpath('Items[?(@.price > 50 && !(@.sale))].name') | ['item1']",
                "jsonpath('Items[?(@.sale)].name') | ['item3']",
                "jsonpath('[''$ref'']') | ['#']",
                "jsonpath(root.path)[0].c | 'deep'",
                "jsonpath('Items')[0].*.price | [100, 40.5, 70]",
                "jsonpath('Items').*.*.price | [100, 40.5, 70]",
                "jsonpath('Items[*]').*.price | [100, 40.5, 70]",
            })
    void comesTo(String expression, String value) {
        assertEquals(value, Tried.value(expression, DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "jsonpath('$.x[?(@.a =~ /(a+)+/)]') | column 21: regular expressions are not taken in a path; compare with ==, or use contains or startsWith",
                "jsonpath('$.x[?(@.a in $.list)]') | column 24: a filter reads from its element, @, and not from the root, $",
                "jsonpath('$.x.length()') | column 21: functions are not taken in a path; write count(jsonpath('…')) around it",
                "jsonpath('[''x''].sum()') | column 22: functions are not taken in a path; write count(jsonpath('…')) around it",
                "jsonpath('$.x[') | column 14: expected ] after this",
                "jsonpath('$.x[?(@.a]') | column 20: nothing is open that ] could close",
                "jsonpath('$.x[?(@.a == ''b)]') | column 24: expected a quote at the end of the text",
                "jsonpath('$.x[a]') | column 11: expected a JSON path such as $.Items[?(@.price<50)]; Could not parse token starting at position 3. Expected ?, ', 0-9, *",
                "jsonpath('$[?((((((((((((((((((((@.a == 1))))))))))))))))))))]') | column 33: brackets nest 20 levels deep at most",
                "jsonpath('') | column 11: expected a JSON path such as $.Items[?(@.price<50)]; a path is not empty",
                "jsonpath('$.x[?]') | column 11: expected a JSON path such as $.Items[?(@.price<50)]; Not enough predicates supplied for filter [?] at position 3",
            })
    void refusesWrongPathsWhenTheExpressionIsRead(String expression, String refusal) {
        SyntaxProblem problem = Expression.parse(expression)
                .fold(
                        valid -> {
                            throw new AssertionError(expression + " was taken");
                        },
                        wrong -> wrong);
        assertEquals(
                refusal,
                "column " + problem.column() + ": " + problem.expected().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "jsonpath(root.wrong) | root['wrong'] is '$.a['; expected ] after this",
                "jsonpath(format('$.x[?(@.a {0}~ /a/)]', '=')) | format('$.x[?(@.a {0}~ /a/)]', '=') is '$.x[?(@.a =~ /a/)]'; regular expressions are not taken in a path; compare with ==, or use contains or startsWith",
                "jsonpath(root.a) | root['a'] is an object with 1 member; a text is needed here",
            })
    void saysWhatIsWrongWithAPathThatWasComputed(String expression, String problem) {
        assertEquals(problem, Tried.outcome(expression, DOCUMENT).strip());
    }
}
