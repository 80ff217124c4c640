package dev.gatehouse.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is true of every expression, tried with many. */
final class ExpressionPropertiesTest {

    private static final long SEED = 20261122;
    private static final int CASES = 3_000;

    @Test
    void whatIsWrittenAgainIsReadTheSame() {
        Generated generated = new Generated(SEED);
        for (int i = 0; i < CASES; i++) {
            Expression expression = generatedExpression(generated);
            Expression again = Tried.expression(expression.canonical());
            assertEquals(expression, again, expression.text());
            assertEquals(expression.canonical(), again.canonical());
        }
    }

    @Test
    void everyExpressionComesToSomethingForEveryDocument() {
        Generated generated = new Generated(SEED + 1);
        int known = 0;
        for (int i = 0; i < CASES; i++) {
            Expression expression = generatedExpression(generated);
            JsonNode document = Tried.json(generated.document(4));
            Outcome outcome = expression.evaluate(document);
            assertEquals(
                    outcome.fold(String::valueOf, EvaluationProblem::sentence),
                    expression
                            .explain(document)
                            .came()
                            .fold(
                                    value -> String.valueOf(value.holds()),
                                    EvaluationProblem::sentence,
                                    skipped -> "skipped"),
                    expression.text());
            known += outcome.fold(holds -> 1, problem -> 0);
        }
        int evaluated = known;
        assertTrue(evaluated > CASES / 4 && evaluated < CASES, () -> evaluated + " of " + CASES + " have a value");
    }

    @Test
    void everyTextIsReadOrRefusedWhereItIsWrong() {
        Generated generated = new Generated(SEED + 2);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            String text = generated.damaged(generated.expression(4));
            JsonNode document = Tried.json(generated.document(3));
            refused += Expression.parse(text)
                    .fold(expression -> expression.evaluate(document).fold(holds -> 0, problem -> 0), problem -> {
                        assertTrue(
                                problem.column() <= Math.min(text.length(), Expression.LONGEST) + 1,
                                () -> text + ": " + problem.sentence());
                        return 1;
                    });
        }
        int wrong = refused;
        assertTrue(wrong > CASES / 4 && wrong < CASES, () -> wrong + " of " + CASES + " are refused");
    }

    @Test
    void everyPathFindsSomethingOrIsRefused() {
        Generated generated = new Generated(SEED + 4);
        int lists = 0;
        for (int i = 0; i < CASES; i++) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.set("a", Tried.json(generated.document(4)));
            document.put("path", generated.damaged(generated.path()));
            lists += Tried.expression("jsonpath(root.path)").evaluate(document).fold(holds -> 1, problem -> 0);
        }
        int found = lists;
        assertTrue(found > CASES / 10 && found < CASES, () -> found + " of " + CASES + " paths were taken");
    }

    @Test
    void valuesOfOneTypeHaveOneOrder() {
        Generated generated = new Generated(SEED + 3);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            values.add(new Lexed(generated.literal()).value());
        }
        int compared = 0;
        for (Value left : values) {
            for (Value right : values) {
                OptionalInt order = left.order(right);
                OptionalInt back = right.order(left);
                if (left.getClass() == right.getClass() && order.isPresent() && back.isPresent()) {
                    compared++;
                    assertEquals(
                            Integer.signum(order.getAsInt()),
                            -Integer.signum(back.getAsInt()),
                            () -> left.shown() + " and " + right.shown());
                    assertEquals(
                            order.getAsInt() == 0,
                            left.equalTo(right),
                            () -> left.shown() + " and " + right.shown()
                                    + " are the same only if none is before the other");
                }
            }
        }
        int pairs = compared;
        assertTrue(pairs > 5_000, () -> "only " + pairs + " pairs were compared");
    }

    private static Expression generatedExpression(Generated generated) {
        String text = generated.expression(4);
        while (text.length() > Expression.LONGEST) {
            text = generated.expression(4);
        }
        return Tried.expression(text);
    }

    /** A literal. */
    private record Lexed(String text) {
        Value value() {
            return ((Literal) parsed()).value();
        }

        private Node parsed() {
            try {
                return Parser.parse(text);
            } catch (Malformed e) {
                throw new AssertionError(text, e);
            }
        }
    }
}
