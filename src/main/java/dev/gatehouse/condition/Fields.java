package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Guids;
import dev.gatehouse.check.Limits;
import dev.gatehouse.expression.Expression;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the members of an object. Each method asks for one key, which is thereby known; a member that is absent or
 * wrong gives an empty value, and what is wrong is among the problems. {@link #unlessWrong} comes last.
 */
final class Fields {

    private final ObjectNode node;
    private final Value value;
    private final int problemsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(ObjectNode node, Value value) {
        this.node = node;
        this.value = value;
        this.problemsBefore = value.problems().count();
    }

    /** The object itself. */
    ObjectNode node() {
        return node;
    }

    Problems problems() {
        return value.problems();
    }

    boolean has(String key) {
        known.add(key);
        return node.has(key);
    }

    Optional<Value> value(String key) {
        return has(key) ? Optional.of(value.member(key)) : Optional.empty();
    }

    /** A text that is not blank, without the space around it. */
    Optional<String> text(String key) {
        return text(key, Limits.TEXT);
    }

    /** Success criteria; what is wrong with them is told with the column. */
    Optional<Expression> expression(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Value member = value.member(key);
        return text(member, "write success criteria, such as \"eq(root['status'], 'ok')\"")
                .flatMap(text -> Expression.parse(member.node().textValue()).fold(Optional::of, problem -> {
                    member.problems()
                            .add(member.path(), problem.found() + " at column " + problem.column(), problem.expected());
                    return Optional.empty();
                }));
    }

    /** A text that is not blank and may be longer than most, without the space around it. */
    Optional<String> text(String key, int most) {
        return has(key) ? text(value.member(key), most, "write a text that is not empty") : Optional.empty();
    }

    /** The name of a connection of the app, as {@link Connections#names} has it. */
    Optional<String> connection() {
        return text("connection").map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** A text, or an array of at least one. */
    List<String> texts(String key) {
        return list(key, member -> text(member, "write a text that is not empty, or an array of such"));
    }

    /** One of the known words, compared without case. */
    Optional<String> wordOf(String key, List<String> words) {
        return has(key) ? word(value.member(key), words) : Optional.empty();
    }

    /** One of the known words, or an array of at least one. */
    List<String> wordsOf(String key, List<String> words) {
        return list(key, member -> word(member, words));
    }

    /** One of the choices by its name, compared without case; the standard one where there is none. */
    <E extends Enum<E>> E word(String key, E[] choices, E standard) {
        if (!has(key)) {
            return standard;
        }
        List<String> words = new ArrayList<>();
        for (E choice : choices) {
            words.add(choice.name().toLowerCase(Locale.ROOT));
        }
        Optional<String> word = word(value.member(key), words);
        return word.isPresent() ? choices[words.indexOf(word.get())] : standard;
    }

    Optional<UUID> guid(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        String advice = "write a GUID, such as \"d9bafed4-0b18-4f58-968d-86655b4d2ce9\"";
        Value member = value.member(key);
        Optional<String> text = text(member, advice);
        Optional<UUID> guid = text.isPresent() ? Guids.parse(text.get()) : Optional.empty();
        return text.isEmpty() || guid.isPresent() ? guid : wrong(member, advice);
    }

    /** A duration within bounds. */
    Optional<Duration> duration(String key, Duration least, Duration most) {
        return has(key) ? DurationText.read(value.member(key), least, most) : Optional.empty();
    }

    /** A number within bounds, both included, exactly as it is written. */
    Optional<BigDecimal> number(String key, int least, int most) {
        return value(key).flatMap(member -> {
            Optional<BigDecimal> number = within(member.node(), least, most);
            return number.isPresent()
                    ? number
                    : wrong(member, "write a number from " + least + " to " + most + ", without quotes");
        });
    }

    /** A whole number within bounds, both included. */
    Optional<Integer> whole(String key, int least, int most) {
        return value(key).flatMap(member -> {
            Optional<Integer> whole = within(member.node(), least, most)
                    .filter(number -> number.stripTrailingZeros().scale() <= 0)
                    .map(BigDecimal::intValue);
            return whole.isPresent()
                    ? whole
                    : wrong(
                            member,
                            String.format(
                                    Locale.ROOT, "write a whole number from %,d to %,d, without quotes", least, most));
        });
    }

    /** True or false; false where there is none. */
    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        Value member = value.member(key);
        if (!member.node().isBoolean()) {
            member.problem("write true or false, without quotes");
        }
        return member.node().booleanValue();
    }

    void require(String key, String advice) {
        if (!has(key)) {
            value.problems().add(value.path(), "no \"" + key + "\"", advice);
        }
    }

    /** A member that may not be there, or not as it is. */
    void refuse(String key, String advice) {
        if (has(key)) {
            value.member(key).problem(advice);
        }
    }

    void requireOneOf(String one, String other) {
        boolean hasOne = has(one);
        if (hasOne == has(other)) {
            value.problems()
                    .add(
                            value.path(),
                            hasOne
                                    ? "both \"" + one + "\" and \"" + other + "\""
                                    : "neither \"" + one + "\" nor \"" + other + "\"",
                            "write exactly one of \"" + one + "\" and \"" + other + "\"");
        }
    }

    /** What the members say, where nothing is wrong with any of them. Keys that nobody asked for are wrong. */
    <T> Optional<T> unlessWrong(Supplier<T> result) {
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            refuseUnknown(keys.next());
        }
        return value.problems().count() == problemsBefore ? Optional.of(result.get()) : Optional.empty();
    }

    private void refuseUnknown(String key) {
        if (!known.contains(key)) {
            value.problems()
                    .add(
                            JsonPath.member(value.path(), key),
                            "the unknown key " + Shown.quoted(key),
                            Conditions.isKnown(key)
                                    ? "write a condition in \"require\": {" + Shown.quoted(key) + ": …}"
                                    : Nearest.advice(key, known, "keys"));
        }
    }

    private List<String> list(String key, Function<Value, Optional<String>> read) {
        if (!has(key)) {
            return List.of();
        }
        Value member = value.member(key);
        JsonNode found = member.node();
        if (found.size() > Limits.TEXTS && found.isArray()) {
            member.problem("write " + Limits.TEXTS + " at most; there are " + found.size());
            return List.of();
        }
        boolean isAlone = !found.isArray() || found.isEmpty();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < (isAlone ? 1 : found.size()); i++) {
            Optional<String> text = read.apply(isAlone ? member : member.element(i));
            if (text.isPresent()) {
                texts.add(text.get());
            }
        }
        return texts;
    }

    private static Optional<BigDecimal> within(JsonNode node, int least, int most) {
        return Optional.of(node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0);
    }

    private static Optional<String> text(Value member, String advice) {
        return text(member, Limits.TEXT, advice);
    }

    private static Optional<String> text(Value member, int most, String advice) {
        String text = member.node().asText("").strip();
        if (text.length() > most) {
            return wrong(member, "write " + most + " characters at most");
        }
        return member.node().isTextual() && !text.isEmpty() ? Optional.of(text) : wrong(member, advice);
    }

    private static Optional<String> word(Value member, List<String> words) {
        String found = member.node().isTextual() ? member.node().textValue().strip() : "";
        for (String word : words) {
            if (word.equalsIgnoreCase(found)) {
                return Optional.of(word);
            }
        }
        Optional<String> text = text(member, "write one of " + Shown.either(words));
        return text.isPresent() ? wrong(member, Nearest.advice(text.get(), words, "words")) : text;
    }

    private static <T> Optional<T> wrong(Value member, String advice) {
        member.problem(advice);
        return Optional.empty();
    }
}
