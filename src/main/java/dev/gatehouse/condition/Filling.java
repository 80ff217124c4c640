package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.ParameterValues.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fills the places of a policy: in its tree, and never in its text, so that no value becomes a part of the structure. */
final class Filling {

    private final ParameterValues values;
    private final Problems problems;
    private final Map<String, String> sources = new TreeMap<>();
    private final Set<String> missing = new HashSet<>();
    private int inserted;

    Filling(ParameterValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The definition with each place filled; what cannot be is among the problems. */
    ObjectNode fill(ObjectNode definition) {
        return (ObjectNode) fill(definition, JsonPath.ROOT);
    }

    private JsonNode fill(JsonNode node, String path) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                node.properties()
                        .forEach(member -> filled.set(
                                member.getKey(), fill(member.getValue(), JsonPath.member(path, member.getKey()))));
                yield filled;
            }
            case ARRAY -> {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                node.forEach(element -> filled.add(fill(element, JsonPath.element(path, filled.size()))));
                yield filled;
            }
            case STRING -> text(node, Template.of(node.textValue()), path);
            default -> node;
        };
    }

    /** The same problem of the filled definition, with where the value comes from that stands there or around it. */
    Problem traced(Problem problem) {
        return sources.entrySet().stream()
                .filter(filled -> isWithin(problem.at(), filled.getKey()))
                .findFirst()
                .map(filled -> Problem.inBody(
                        problem.at(), problem.found(), problem.advice() + "; the value is from " + filled.getValue()))
                .orElse(problem);
    }

    private JsonNode text(JsonNode node, Template template, String path) {
        List<Given> given = new ArrayList<>();
        for (String name : template.names()) {
            values.find(name).ifPresentOrElse(given::add, () -> lacks(name, path));
        }
        if (template.isPlain() || given.size() < template.names().size() || isTooMuch(given, path)) {
            return node;
        }
        sources.put(
                path,
                String.join(
                        " and ", given.stream().map(Given::source).distinct().toList()));
        return template.isOnePlace() ? given.get(0).value() : longer(node, template, given, path);
    }

    private JsonNode longer(JsonNode node, Template template, List<Given> given, String path) {
        List<Quotes> quotes = Quotes.of(template, Language.at(path));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Insertion insertion = Insertion.into(quotes.get(i));
            Given one = given.get(i);
            insertion.text(one.value()).ifPresentOrElse(texts::add, () -> refuse(one, insertion, path));
        }
        if (texts.size() < given.size()) {
            return node;
        }
        String filled = template.filled(texts);
        if (points(filled)
                > template.literals().stream().mapToInt(Filling::points).sum()) {
            problems.add(path, Shown.quoted(filled), "no \"..\" may come of what is filled in: give another value");
            return node;
        }
        return JsonNodeFactory.instance.textNode(filled);
    }

    private void refuse(Given given, Insertion insertion, String path) {
        problems.add(
                path,
                Shown.found(given.value()) + " from " + given.source(),
                "here, inside of a longer text, only this may stand: " + insertion.advice());
    }

    /** Each name once, since one value will do for all its places. */
    private void lacks(String name, String path) {
        if (missing.add(name)) {
            problems.add(path, "no value for " + Shown.quoted("${" + name + "}"), values.advice(name));
        }
    }

    /** What is inserted often is told before it is written out. */
    private boolean isTooMuch(List<Given> given, String path) {
        if (inserted <= Limits.BODY_BYTES) {
            given.forEach(one -> inserted += JsonWriting.text(one.value()).length());
            if (inserted > Limits.BODY_BYTES) {
                problems.add(
                        path,
                        "values of more than " + Limits.BODY_BYTES + " characters in all its places",
                        "give the policy shorter values");
            }
        }
        return inserted > Limits.BODY_BYTES;
    }

    /** How often a text has two points one after the other, which leave the folder of a path. */
    private static int points(String text) {
        int count = 0;
        for (int at = text.indexOf(".."); at >= 0; at = text.indexOf("..", at + 1)) {
            count++;
        }
        return count;
    }

    private static boolean isWithin(String path, String around) {
        return path.startsWith(around)
                && (path.length() == around.length() || ".[".indexOf(path.charAt(around.length())) >= 0);
    }
}
