package dev.gatehouse.evaluation;

import java.util.regex.Pattern;

/** Pipeline macros: one that Azure Pipelines could not resolve arrives as it was written. */
final class Macros {

    static final String ADVICE =
            "Azure Pipelines did not resolve this macro: correct the variable's name, or leave the header"
                    + " out; a check sees predefined variables and those of its linked variable group only.";

    private static final Pattern WHOLE = Pattern.compile("\\$\\([^()]{1,200}\\)");
    private static final Pattern ANYWHERE = Pattern.compile("\\$\\([A-Za-z_][A-Za-z0-9_.\\- ]{0,100}\\)");

    private Macros() {}

    /** Whether the value is nothing but a macro. */
    static boolean isUnresolved(String value) {
        return WHOLE.matcher(value).matches();
    }

    /** Whether a macro is left anywhere; wrong for free text such as a commit's message, which may quote one. */
    static boolean hasUnresolved(String value) {
        return ANYWHERE.matcher(value).find();
    }
}
