package dev.gatehouse.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of the language, and how many arguments each takes. */
enum FunctionName {
    AND("and", 2, Bounds.ANY, Logic::and),
    OR("or", 2, Bounds.ANY, Logic::or),
    NOT("not", 1, 1, Logic::not),
    XOR("xor", 2, 2, Logic::xor),
    EQ("eq", 2, 2, Comparisons::eq),
    NE("ne", 2, 2, Comparisons::ne),
    GT("gt", 2, 2, Comparisons::gt),
    GE("ge", 2, 2, Comparisons::ge),
    LT("lt", 2, 2, Comparisons::lt),
    LE("le", 2, 2, Comparisons::le),
    IN("in", 2, Bounds.ANY, Comparisons::in),
    NOT_IN("notIn", 2, Bounds.ANY, Comparisons::notIn),
    CONTAINS("contains", 2, 2, Texts::contains),
    CONTAINS_VALUE("containsValue", 2, 2, Collections::containsValue),
    STARTS_WITH("startsWith", 2, 2, Texts::startsWith),
    ENDS_WITH("endsWith", 2, 2, Texts::endsWith),
    COALESCE("coalesce", 2, Bounds.ANY, Logic::coalesce),
    FORMAT("format", 1, Bounds.ANY, Format::format),
    JOIN("join", 2, 2, Texts::join),
    LENGTH("length", 1, 1, Collections::length),
    LOWER("lower", 1, 1, Texts::lower),
    UPPER("upper", 1, 1, Texts::upper),
    TRIM("trim", 1, 1, Texts::trim),
    REPLACE("replace", 3, 3, Texts::replace),
    SPLIT("split", 2, 2, Texts::split),
    COUNT("count", 1, 1, Collections::count),
    IS_NULL_OR_EMPTY("isNullOrEmpty", 1, 1, Collections::isNullOrEmpty),
    IS_URL("isUrl", 1, 1, Texts::isUrl),
    INTERSECT("intersect", 2, 2, Collections::intersect);

    private final String word;
    private final int least;
    private final int most;

    /** A method without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Operation operation;

    FunctionName(String word, int least, int most, Operation operation) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.operation = operation;
    }

    static Optional<FunctionName> of(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word.equalsIgnoreCase(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FunctionName::word).toList();
    }

    String word() {
        return word;
    }

    Operation operation() {
        return operation;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** How many arguments it takes, such as {@code 2 arguments}. */
    String arity() {
        String number = least == most ? String.valueOf(least) : least + " or more";
        return number + (number.equals("1") ? " argument" : " arguments");
    }

    private static final class Bounds {
        static final int ANY = Integer.MAX_VALUE;
    }
}
