package dev.gatehouse.devhost.tryout;

import dev.gatehouse.condition.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which macros of a check nobody fills in: they arrive as they are written. */
final class MacroRules {

    private static final Pattern MACRO = Pattern.compile("\\$\\(([^()\\s]{1,200})\\)");
    private static final List<List<String>> FIELDS = List.of(
            List.of("function", "Azure function URL"),
            List.of("key", "Function key"),
            List.of("queryParameters", "Query parameters"),
            List.of("urlSuffix", "URL suffix and parameters"),
            List.of("headers", "Headers"),
            List.of("body", "Body"));

    private MacroRules() {}

    static List<Complaint> of(ExportedCheck check) {
        List<Complaint> complaints = new ArrayList<>();
        for (List<String> field : FIELDS) {
            macros(check.input(field.get(0))).forEach(name -> complain(check, field.get(1), name, complaints));
        }
        return complaints;
    }

    private static Set<String> macros(String text) {
        Set<String> names = new LinkedHashSet<>();
        MACRO.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(names::add);
        return names;
    }

    private static void complain(ExportedCheck check, String where, String name, List<Complaint> complaints) {
        String macro = "$(" + name + ")";
        if (PredefinedVariables.isKnown(name) || PredefinedVariables.isOutput(name)) {
            return;
        }
        if (PredefinedVariables.isOfAgent(name)) {
            complaints.add(new Complaint(
                    where, macro + " is never resolved: it is of an agent, and a check runs on none", "Leave it out."));
        } else if (PredefinedVariables.isReserved(name)) {
            complaints.add(new Complaint(
                    where,
                    macro + " is never resolved: a check has no such variable",
                    "Correct the name: " + Nearest.advice(name, PredefinedVariables.OF_CHECKS, "variables") + "."));
        } else if (!check.hasVariableGroup()) {
            complaints.add(new Complaint(
                    where,
                    macro
                            + " is never resolved: a check does not see the variables of the pipeline, and no variable group is"
                            + " linked to this one",
                    "Link the variable group that has it, or write an output as $(stage.job.task.name)."));
        }
    }
}
