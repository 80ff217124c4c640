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
 * @param advice says which these are
 */
record Insertion(Predicate<String> fits, String advice) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._\\-/:@+]++");
    private static final Pattern WORD_OF_A_PATTERN = Pattern.compile("[A-Za-z0-9_\\-/:@]++");
    private static final Pattern NUMBER = Pattern.compile("[0-9][A-Za-z0-9.]*+");

    private static final Insertion WORDS =
            new Insertion(WORD.asMatchPredicate(), "letters, digits and . _ - / : @ + alone, without \"..\"");
    private static final Insertion PATTERN =
            new Insertion(WORD_OF_A_PATTERN.asMatchPredicate(), "letters, digits and _ - / : @ alone");
    private static final Insertion NUMBERS = new Insertion(
            NUMBER.asMatchPredicate(),
            "a number, or digits and what follows them, such as 5m; for anything else the policy has to have quotes"
                    + " around the place");

    /** What may be put into such a place. */
    static Insertion into(Quotes quotes) {
        return switch (quotes) {
            case NONE, INSIDE -> WORDS;
            case PATTERN -> PATTERN;
            case OUTSIDE -> NUMBERS;
        };
    }

    /** The value as it is written in a longer text; empty if it may not be. */
    Optional<String> text(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> Optional.of(value.decimalValue().toPlainString());
            case BOOLEAN -> Optional.of(value.asText());
            case STRING -> Optional.of(value.textValue()).filter(fits);
            default -> Optional.empty();
        };
    }
}
