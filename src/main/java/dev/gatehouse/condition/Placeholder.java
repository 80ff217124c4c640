package dev.gatehouse.condition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder that arrived as it was written.
 *
 * @param found it, as it stands there
 * @param advice what to do about it
 */
record Placeholder(String found, String advice) {

    private static final Pattern MACRO = Pattern.compile("\\$\\([^()\\s]++\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^{}]*+}");

    /** The first one in a text. */
    static Optional<Placeholder> in(String text) {
        if (text.indexOf('$') < 0) {
            return Optional.empty();
        }
        Matcher macro = MACRO.matcher(text);
        if (macro.find()) {
            String found = Shown.quoted(macro.group());
            return Optional.of(new Placeholder(
                    found,
                    "Azure Pipelines did not resolve " + found
                            + ": write the value itself, or correct the name; in a check"
                            + " only predefined variables and those of its linked variable group are filled in"));
        }
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.find()) {
            String found = Shown.quoted(parameter.group());
            return Optional.of(
                    new Placeholder(found, found + " is filled in only in policies: write the value itself"));
        }
        return Optional.empty();
    }

    /** The first one in a text of a policy, which Azure Pipelines never sees. */
    static Optional<Placeholder> inPolicy(String text) {
        return Optional.of(MACRO.matcher(text))
                .filter(Matcher::find)
                .map(Matcher::group)
                .map(Shown::quoted)
                .map(found -> new Placeholder(
                        found,
                        "Azure Pipelines fills in nothing in a policy: write ${name}, and have the check send the value"
                                + " in \"with\" or in a header"));
    }
}
