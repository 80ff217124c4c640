package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** An object of the document. Keys are compared with their case. */
record ObjectValue(ObjectNode node) implements Value {

    @Override
    public boolean truth() {
        return true;
    }

    @Override
    public boolean equalTo(Value right) {
        return equals(right);
    }

    @Override
    public Value at(Value key) {
        return key.text().<Value>map(name -> Json.value(node.path(name))).orElse(NullValue.NULL);
    }

    @Override
    public boolean has(Value key) {
        return key.text().filter(node::has).isPresent();
    }

    @Override
    public List<Value> elements() {
        List<Value> values = new ArrayList<>(node.size());
        node.forEach(member -> values.add(Json.value(member)));
        return values;
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.of(node.size());
    }

    @Override
    public long weight(long most) {
        long weight = 0;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (weight > most) {
                break;
            }
            weight += 1
                    + member.getKey().length() / Weighed.CHARACTERS
                    + Json.value(member.getValue()).weight(most - weight);
        }
        return weight;
    }

    @Override
    public String shown() {
        return switch (node.size()) {
            case 0 -> "an empty object";
            case 1 -> "an object with 1 member";
            default -> "an object with " + node.size() + " members";
        };
    }
}
