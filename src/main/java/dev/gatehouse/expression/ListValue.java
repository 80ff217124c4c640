package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An array of the document, or a list that an expression made.
 *
 * @param isFiltered whether an access goes to each element
 */
record ListValue(List<Value> elements, boolean isFiltered) implements Value {

    private static final int SHOWN_ELEMENTS = 5;

    static ListValue of(List<Value> elements) {
        return new ListValue(elements, false);
    }

    static ListValue filtered(List<Value> elements) {
        return new ListValue(elements, true);
    }

    /** A view: what nobody asks for is not read. */
    static ListValue of(ArrayNode array) {
        return of(new AbstractList<>() {
            @Override
            public Value get(int index) {
                return Json.value(array.get(index));
            }

            @Override
            public int size() {
                return array.size();
            }
        });
    }

    @Override
    public boolean truth() {
        return true;
    }

    @Override
    public boolean equalTo(Value right) {
        return right.equals(of(elements)) || right.equals(filtered(elements));
    }

    @Override
    public Value at(Value key) {
        return index(key).<Value>map(elements::get).orElse(NullValue.NULL);
    }

    @Override
    public boolean has(Value key) {
        return index(key).isPresent();
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.of(elements.size());
    }

    @Override
    public String shown() {
        if (elements.isEmpty()) {
            return "an empty list";
        }
        String first = elements.stream().limit(SHOWN_ELEMENTS).map(Value::shown).collect(Collectors.joining(", "));
        return "[" + Shown.cut(first, 80) + (elements.size() > SHOWN_ELEMENTS ? ", …] (" + elements.size() + ")" : "]");
    }

    @Override
    public long weight(long most) {
        long weight = 0;
        for (Value element : elements) {
            if (weight > most) {
                break;
            }
            weight += 1 + element.weight(most - weight);
        }
        return weight;
    }

    private Optional<Integer> index(Value key) {
        return key.isNothing()
                ? Optional.empty()
                : key.number().filter(this::isInside).map(BigDecimal::intValueExact);
    }

    private boolean isInside(BigDecimal index) {
        return index.signum() >= 0
                && index.compareTo(BigDecimal.valueOf(elements.size())) < 0
                && index.stripTrailingZeros().scale() <= 0;
    }
}
