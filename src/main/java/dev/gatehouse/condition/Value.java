package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A place in a definition that is being read. What cannot be read from it is empty, and the reason among the problems.
 *
 * @param node what stands there
 * @param path where that is
 * @param depth how many combinations are around it
 */
record Value(JsonNode node, String path, int depth, Reading reading) {

    /** The members of an object. */
    Optional<Fields> fields(String example) {
        if (node instanceof ObjectNode object) {
            return Optional.of(new Fields(object, this));
        }
        problem("write an object such as " + example);
        return Optional.empty();
    }

    /** The condition that an object with one key names. */
    Optional<Condition> condition() {
        if (!reading.admits(path)) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            problem("write a condition: an object with one key, one of " + Shown.either(Conditions.names()));
            return Optional.empty();
        }
        List<Optional<Condition>> conditions = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            conditions.add(Conditions.parse(name, member(name)));
        }
        if (conditions.size() != 1) {
            problems()
                    .add(
                            path,
                            conditions.isEmpty() ? "an empty object" : "an object with " + conditions.size() + " keys",
                            "write one condition in each object, with one key; put several into"
                                    + " {\"all\": [{…}, {…}]}, the key one of " + Shown.either(Conditions.names()));
            return Optional.empty();
        }
        return conditions.get(0);
    }

    /** The conditions of a combination's array: all of them, or nothing where one is wrong. */
    Optional<List<Condition>> conditions() {
        if (!node.isArray() || node.isEmpty()) {
            problem("write an array of conditions, such as [{\"buildReason\": {\"in\": [\"manual\"]}}]");
            return Optional.empty();
        }
        Optional<Value> inner = inside();
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Optional<Condition> condition = inner.get().element(i).condition();
            if (condition.isPresent()) {
                conditions.add(condition.get());
            }
        }
        return conditions.size() == node.size() ? Optional.of(conditions) : Optional.empty();
    }

    /** The same place, known to be inside one more combination, where that is allowed. */
    Optional<Value> inside() {
        if (depth == Limits.CONDITION_DEPTH) {
            problems()
                    .add(
                            path,
                            "more than " + Limits.CONDITION_DEPTH + " levels of all, any and not",
                            "combine conditions in " + Limits.CONDITION_DEPTH + " levels at most");
            return Optional.empty();
        }
        return Optional.of(new Value(node, path, depth + 1, reading));
    }

    /** Where the condition that stands here keeps its note. */
    String placeOfNote() {
        reading.keepsNote(path);
        return path;
    }

    Value member(String key) {
        return new Value(node.path(key), JsonPath.member(path, key), depth, reading);
    }

    Value element(int index) {
        return new Value(node.path(index), JsonPath.element(path, index), depth, reading);
    }

    /** Something else is expected here. */
    void problem(String advice) {
        problems().add(path, Shown.found(node), advice);
    }

    Problems problems() {
        return reading.problems();
    }
}
