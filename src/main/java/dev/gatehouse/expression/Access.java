package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at a key or an index, {@code x['key']}. Of what a {@code *} left, it is asked of each element, and elements without it
 * are left out.
 */
record Access(Node of, Node key) implements Node {

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, new Operands(this, List.of(of, key), scope), Access::apply);
    }

    @Override
    public String text() {
        return of.text() + "[" + key.text() + "]";
    }

    private static Value apply(Operands operands) throws Unevaluable {
        Value whole = operands.value(0);
        Value key = operands.value(1);
        if (!whole.isFiltered()) {
            return whole.at(key);
        }
        List<Value> found = new ArrayList<>();
        for (Value element : whole.elements()) {
            operands.spend(1);
            if (element.has(key)) {
                operands.spend(Budget.ELEMENT);
                found.add(element.at(key));
            }
        }
        return ListValue.filtered(found);
    }
}
