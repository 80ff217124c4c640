package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;

/** Functions of lists and objects. */
final class Collections {

    private Collections() {}

    /** Each element is cast to the type of what is looked for. */
    static Value containsValue(Operands operands) throws Unevaluable {
        Value whole = operands.value(0);
        Weighed wanted = Weighed.of(operands.value(1), operands);
        operands.spend(whole.isList() ? 0 : (long) whole.size().orElse(0) * Budget.ELEMENT);
        for (Value element : whole.elements()) {
            if (wanted.equalTo(Weighed.of(element, operands), operands)) {
                return TruthValue.TRUE;
            }
        }
        return TruthValue.FALSE;
    }

    /** Characters of a text, or elements of a list. */
    static Value length(Operands operands) throws Unevaluable {
        Value value = operands.value(0);
        return value.isList()
                ? Operands.number(value.size().orElse(0))
                : Operands.number(operands.text(0).length());
    }

    /** Elements of a list, or members of an object; nothing has none. */
    static Value count(Operands operands) throws Unevaluable {
        Value value = operands.value(0);
        if (value.isNothing()) {
            return Operands.number(0);
        }
        return Operands.number(value.size()
                .orElseThrow(() -> operands.wrong(
                        0, value, "a list or an object is needed here; length counts the characters of a text")));
    }

    static Value isNullOrEmpty(Operands operands) throws Unevaluable {
        Value value = operands.value(0);
        return TruthValue.of(value.isNothing() || value.size().orElse(1) == 0);
    }

    /** The elements of the first that the second has, too. */
    static Value intersect(Operands operands) throws Unevaluable {
        List<Weighed> left = Weighed.all(list(operands, 0).elements(), operands);
        List<Weighed> right = Weighed.all(list(operands, 1).elements(), operands);
        List<Value> common = new ArrayList<>();
        for (Weighed element : left) {
            if (isAmong(right, element, operands)) {
                operands.spend(Budget.ELEMENT);
                common.add(element.value());
            }
        }
        return ListValue.of(common);
    }

    private static boolean isAmong(List<Weighed> list, Weighed wanted, Operands operands) throws Unevaluable {
        for (Weighed element : list) {
            if (wanted.equalTo(element, operands)) {
                return true;
            }
        }
        return false;
    }

    private static Value list(Operands operands, int index) throws Unevaluable {
        Value value = operands.value(index);
        if (value.isNothing()) {
            return ListValue.of(List.of());
        }
        if (!value.isList()) {
            throw operands.wrong(index, value, "a list is needed here");
        }
        return value;
    }
}
