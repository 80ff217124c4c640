package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The values of a document. */
final class Json {

    private Json() {}

    static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new TextValue(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> TruthValue.of(node.booleanValue());
            case ARRAY -> ListValue.of((ArrayNode) node);
            case OBJECT -> new ObjectValue((ObjectNode) node);
            default -> NullValue.NULL;
        };
    }

    private static Value number(JsonNode node) {
        boolean isBinary = node.isDouble() || node.isFloat();
        return isBinary && !Double.isFinite(node.doubleValue())
                ? new NotANumber(node.asText())
                : new NumberValue(node.decimalValue());
    }
}
