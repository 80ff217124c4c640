package dev.gatehouse.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of the language, how many arguments each takes, and what it does. */
enum FunctionName {
    AND("and", 2, Bounds.ANY),
    OR("or", 2, Bounds.ANY),
    NOT("not", 1, 1),
    XOR("xor", 2, 2),
    EQ("eq", 2, 2),
    NE("ne", 2, 2),
    GT("gt", 2, 2),
    GE("ge", 2, 2),
    LT("lt", 2, 2),
    LE("le", 2, 2),
    IN("in", 1, Bounds.ANY),
    NOT_IN("notIn", 1, Bounds.ANY),
    CONTAINS("contains", 2, 2),
    CONTAINS_VALUE("containsValue", 2, 2),
    STARTS_WITH("startsWith", 2, 2),
    ENDS_WITH("endsWith", 2, 2),
    COALESCE("coalesce", 2, Bounds.ANY),
    FORMAT("format", 1, Bounds.ANY),
    JOIN("join", 2, 2),
    LENGTH("length", 1, 1),
    LOWER("lower", 1, 1),
    UPPER("upper", 1, 1),
    TRIM("trim", 1, 1),
    REPLACE("replace", 3, 3),
    SPLIT("split", 2, 2),
    COUNT("count", 1, 1),
    JSONPATH("jsonpath", 1, 1),
    IS_NULL_OR_EMPTY("isNullOrEmpty", 1, 1),
    IS_URL("isUrl", 1, 1),
    INTERSECT("intersect", 2, 2);

    private final String word;
    private final int least;
    private final int most;

    FunctionName(String word, int least, int most) {
        this.word = word;
        this.least = least;
        this.most = most;
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

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** How many arguments it takes, such as {@code 2 arguments}. */
    String arity() {
        String number = least == most ? String.valueOf(least) : least + " or more";
        return number + (number.equals("1") ? " argument" : " arguments");
    }

    /** What it does, told here and not with the names: reading an expression then loads nothing of it. */
    Value apply(Operands operands) throws Unevaluable {
        return switch (this) {
            case AND -> Logic.and(operands);
            case OR -> Logic.or(operands);
            case NOT -> Logic.not(operands);
            case XOR -> Logic.xor(operands);
            case EQ -> Comparisons.eq(operands);
            case NE -> Comparisons.ne(operands);
            case GT -> Comparisons.gt(operands);
            case GE -> Comparisons.ge(operands);
            case LT -> Comparisons.lt(operands);
            case LE -> Comparisons.le(operands);
            case IN -> Comparisons.in(operands);
            case NOT_IN -> Comparisons.notIn(operands);
            case CONTAINS -> Texts.contains(operands);
            case CONTAINS_VALUE -> Collections.containsValue(operands);
            case STARTS_WITH -> Texts.startsWith(operands);
            case ENDS_WITH -> Texts.endsWith(operands);
            case COALESCE -> Logic.coalesce(operands);
            case FORMAT -> Format.format(operands);
            case JOIN -> Texts.join(operands);
            case LENGTH -> Collections.length(operands);
            case LOWER -> Texts.lower(operands);
            case UPPER -> Texts.upper(operands);
            case TRIM -> Texts.trim(operands);
            case REPLACE -> Texts.replace(operands);
            case SPLIT -> Texts.split(operands);
            case COUNT -> Collections.count(operands);
            case JSONPATH -> JsonPaths.jsonpath(operands);
            case IS_NULL_OR_EMPTY -> Collections.isNullOrEmpty(operands);
            case IS_URL -> Texts.isUrl(operands);
            case INTERSECT -> Collections.intersect(operands);
        };
    }

    private static final class Bounds {
        static final int ANY = Integer.MAX_VALUE;
    }
}
