package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Lets the library walk over a document, and counts its steps: a path such as {@code $..*..*} goes over the same nodes again and
 * again. Nodes are handed on as they are, so that nothing is copied and every number is a decimal.
 */
final class CountedNodes extends JacksonJsonNodeJsonProvider {

    private static final int STEPS_PER_UNIT = 4;

    /** The library writes down the way to each node: long keys make long ways. */
    private static final int CHARACTERS_PER_STEP = 8;

    private final Budget budget;
    private int longestKey;

    CountedNodes(Budget budget) {
        this.budget = budget;
    }

    /** Ends the library's walk. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("too many steps", null, false, false);
        }
    }

    /** Tells the library that an array has no such index. Of this kind, it goes on without the element. */
    private static final class Outside extends IndexOutOfBoundsException {
        private static final long serialVersionUID = 1;

        /** A path may ask for as many as there are steps. */
        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public ArrayNode createArray() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public Object getMapValue(Object node, String key) {
        longestKey = Math.max(longestKey, key.length());
        step(1);
        JsonNode value = ((JsonNode) node).get(key);
        return value == null ? UNDEFINED : value;
    }

    @Override
    public Object getArrayIndex(Object node, int index) {
        step(1);
        JsonNode value = ((JsonNode) node).get(index);
        if (value == null) {
            throw new Outside();
        }
        return value;
    }

    @Override
    public Collection<String> getPropertyKeys(Object node) {
        step(((JsonNode) node).size());
        return super.getPropertyKeys(node);
    }

    @Override
    public Iterable<?> toIterable(Object node) {
        JsonNode array = (JsonNode) node;
        step(array.size());
        return array;
    }

    @Override
    public boolean isMap(Object node) {
        step(1);
        return super.isMap(node);
    }

    /** Adds what was found. The library keeps the ways to what it found in an array, too; those nobody needs. */
    @Override
    public void setArrayIndex(Object array, int index, Object found) {
        if (found instanceof JsonNode node) {
            step((long) Budget.ELEMENT * STEPS_PER_UNIT);
            ((ArrayNode) array).add(node);
        }
    }

    @Override
    public @Nullable Object unwrap(@Nullable Object found) {
        if (found instanceof JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING -> node.textValue();
                case BOOLEAN -> node.booleanValue();
                case NUMBER -> node.decimalValue();
                case NULL -> null;
                default -> node;
            };
        }
        return found;
    }

    private void step(long steps) {
        long cost = steps * (1 + longestKey / CHARACTERS_PER_STEP);
        if (!budget.spend(cost / STEPS_PER_UNIT + 1)) {
            throw new TooMany();
        }
    }
}
