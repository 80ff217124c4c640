package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;

/** All elements of a list, or all values of an object, {@code x.*}: what follows it is asked of each. */
record Wildcard(Node of) implements Node {

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, new Operands(this, List.of(of), scope), Wildcard::apply);
    }

    @Override
    public String text() {
        return of.text() + ".*";
    }

    private static Value apply(Operands operands) throws Unevaluable {
        Value whole = operands.value(0);
        operands.spend((long) Budget.ELEMENT * whole.size().orElse(0));
        if (!whole.isFiltered()) {
            return ListValue.filtered(whole.elements());
        }
        List<Value> found = new ArrayList<>();
        for (Value element : whole.elements()) {
            operands.spend((long) Budget.ELEMENT * element.size().orElse(0));
            found.addAll(element.elements());
        }
        return ListValue.filtered(found);
    }
}
