package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The operands of a part, each evaluated when it is first asked for. */
final class Operands {

    private final Node whole;
    private final List<Node> nodes;
    private final Scope scope;
    private final List<Step> steps;

    Operands(Node whole, List<Node> nodes, Scope scope) {
        this.whole = whole;
        this.nodes = nodes;
        this.scope = scope;
        this.steps = new ArrayList<>(nodes.size());
        nodes.forEach(node -> steps.add(Step.skipped(node)));
    }

    int count() {
        return nodes.size();
    }

    Scope scope() {
        return scope;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Value value(int index) throws Unevaluable {
        if (steps.get(index).result().isEmpty()) {
            steps.set(index, nodes.get(index).evaluate(scope));
        }
        return steps.get(index).result().orElseThrow().value();
    }

    String text(int index) throws Unevaluable {
        Value value = value(index);
        return value.text().orElseThrow(() -> wrong(index, value, "a text is needed here"));
    }

    /** An operand is of no use. */
    Unevaluable wrong(int index, Value found, String advice) {
        return new Unevaluable(new EvaluationProblem(nodes.get(index).text(), found.shown(), advice));
    }

    /** Takes from the budget of the evaluation. */
    void spend(long units) throws Unevaluable {
        if (!scope.budget().spend(units)) {
            throw tooLarge();
        }
    }

    /** The budget of the evaluation is used up. */
    Unevaluable tooLarge() {
        return new Unevaluable(new EvaluationProblem(
                whole.text(),
                "too large to be evaluated",
                "texts and lists of " + Budget.UNITS + " characters are made at most, an element counting as "
                        + Budget.ELEMENT + "; ask for a smaller part of the document"));
    }

    /** A text that was made. */
    Value made(String text) throws Unevaluable {
        spend(text.length());
        return new TextValue(text);
    }

    static Value number(long number) {
        return new NumberValue(BigDecimal.valueOf(number));
    }
}
