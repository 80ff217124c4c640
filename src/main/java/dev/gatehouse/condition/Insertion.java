package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What may be put into a longer text of a policy, so that it changes nothing but the value: it cannot end a quoted text, begin
 * another function, leave the folder of a URL or select other records.
 *
 * @param fits the texts that may stand there, whole
 * @param numbers the JSON numbers that may stand there, as they are written
 * @param advice says which these are
 */
record Insertion(Predicate<String> fits, Predicate<String> numbers, String advice) {

    private static final String IN_LANGUAGES = "a number, or digits and what follows them, such as 5m";
    private static final String QUOTES = "; for anything else the policy has to have quotes around the place";

    private static final Insertion WORDS =
            of("[A-Za-z0-9._\\-/:@+]++", "letters, digits and . _ - / : @ + alone, without \"..\"");
    private static final Insertion PATTERN = of("[A-Za-z0-9_\\-/:@]++", "letters, digits and _ - / : @ alone");
    private static final Insertion PART_OF_A_WORD = of("[A-Za-z0-9_]++", "letters, digits and _ alone" + QUOTES);
    private static final Insertion DIGITS = of("[0-9][A-Za-z0-9.]*+", IN_LANGUAGES + ", without a sign");
    private static final Insertion NUMBERS = new Insertion(DIGITS.fits(), any -> true, IN_LANGUAGES + QUOTES);
    private static final Insertion HOST = of("[A-Za-z0-9-]++", "letters, digits and - alone: it is of the URL's host");
    private static final Insertion OPERAND =
            of("[A-Za-z0-9._\\-/+]++", "letters, digits and . _ - / + alone, without \"..\"");

    private static Insertion of(String pattern, String advice) {
        Predicate<String> fits = Pattern.compile(pattern).asMatchPredicate();
        return new Insertion(fits, fits, advice);
    }

    /** What may be put into such a place. */
    static Insertion into(Quotes quotes) {
        return switch (quotes) {
            case NONE, INSIDE -> WORDS;
            case PATTERN -> PATTERN;
            case OUTSIDE -> NUMBERS;
            case WORD -> PART_OF_A_WORD;
            case DIGITS -> DIGITS;
            case HOST -> HOST;
            case OPERAND -> OPERAND;
        };
    }

    /** The value as it is written in a longer text; empty if it may not be. */
    Optional<String> text(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> Optional.of(value.decimalValue().toPlainString()).filter(numbers);
            case BOOLEAN -> Optional.of(value.asText());
            case STRING -> Optional.of(value.textValue()).filter(fits);
            default -> Optional.empty();
        };
    }
}
