package dev.gatehouse.devhost.tryout;

import dev.gatehouse.condition.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Which macros of a check nobody fills in: they arrive as they are written. */
final class MacroRules {

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
            Macro.names(check.input(field.get(0))).forEach(name -> complain(check, field.get(1), name, complaints));
        }
        return complaints;
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
