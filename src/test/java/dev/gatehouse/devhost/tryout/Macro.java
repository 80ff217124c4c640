package dev.gatehouse.devhost.tryout;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Macros such as {@code $(Build.BuildId)}, for which Azure Pipelines writes values. */
final class Macro {

    private static final Pattern MACRO = Pattern.compile("\\$\\(([^()\\s]{1,200})\\)");

    private Macro() {}

    /** The names in a text, each once, in their order. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        MACRO.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(names::add);
        return names;
    }

    static boolean isIn(String text) {
        return MACRO.matcher(text).find();
    }

    /** Whether a text is one macro and nothing else. */
    static boolean isAll(String text) {
        return MACRO.matcher(text).matches();
    }

    /** A text with a value in place of each macro, by its name. */
    static String replaced(String text, UnaryOperator<String> value) {
        return MACRO.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }
}
