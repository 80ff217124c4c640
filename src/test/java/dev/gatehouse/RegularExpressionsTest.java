package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * No regular expression of the app runs away, whatever it is given. How often it looks at a character is counted, not timed: one that
 * takes quadratic time looks at each of 1,000 characters hundreds of times.
 */
final class RegularExpressionsTest {

    private static final int CHARACTERS = 1_000;

    /** What a bounded repetition, such as that of 63 characters in a part of a host's name, may cost. */
    private static final int LOOKS_AT_EACH = 100;

    /** What the app's expressions are made of; any two of them are repeated. */
    private static final List<String> PIECES = List.of(
            "a",
            "A1",
            "0",
            ".",
            "-",
            "_",
            " ",
            "\t",
            "\r\n",
            "#",
            "##",
            "[",
            "v",
            "\u0301",
            "\u200B",
            "$(",
            "${",
            ")",
            "}",
            "eyJ",
            "%2e",
            "/",
            ";",
            ", from `",
            "(not recognized as ",
            " (for ",
            "PT",
            ":",
            "*.");

    @Test
    void lookAtEachCharacterABoundedNumberOfTimes() {
        Map<String, Pattern> patterns = patterns();
        assertTrue(patterns.size() >= 20, () -> "only these were found: " + patterns.keySet());
        assertAll(patterns.entrySet().stream().map(entry -> staysWithinBounds(entry.getKey(), entry.getValue())));
    }

    private static Executable staysWithinBounds(String name, Pattern pattern) {
        return () -> {
            for (String one : PIECES) {
                for (String other : PIECES) {
                    long looks = looks(pattern, (one + other).repeat(CHARACTERS / (one + other).length()))
                            + looks(
                                    pattern,
                                    one.repeat(CHARACTERS / 2 / one.length())
                                            + other.repeat(CHARACTERS / 2 / other.length()));
                    assertTrue(
                            looks <= 2L * CHARACTERS * LOOKS_AT_EACH,
                            () -> name + " looked " + looks + " times at two texts of " + CHARACTERS
                                    + " characters, of \"" + one + "\" and \"" + other + "\": " + pattern);
                }
            }
        };
    }

    private static long looks(Pattern pattern, String text) {
        CountedText counted = new CountedText(text);
        Matcher matcher = pattern.matcher(counted);
        while (matcher.find()) {
            // All of them.
        }
        pattern.matcher(counted).matches();
        return counted.looks;
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new TreeMap<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.gatehouse")) {
            for (JavaField field : one.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)) {
                    patterns.put(field.getFullName(), pattern(field.reflect()));
                }
            }
        }
        return patterns;
    }

    private static Pattern pattern(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field + " is not a constant", e);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
