package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The headers that conditions need, and what to write where a delivery came without them. */
final class Needs {

    private Needs() {}

    /** What the conditions of an array lack; {@code path} is the array's. */
    static List<Problem> ofParts(List<Condition> conditions, Surroundings surroundings, String path) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            problems.addAll(conditions.get(i).missingFrom(surroundings, path + "[" + i + "]"));
        }
        return problems;
    }

    /** The value of a header that says something. */
    static Optional<String> header(Variables variables, String name) {
        Optional<String> value = variables.find(name);
        return value.isEmpty() || value.get().isBlank()
                ? Optional.empty()
                : Optional.of(value.get().strip());
    }

    /** The header and where its value comes from, as it is pasted into the check's configuration. */
    static String line(String header, String macro) {
        return '"' + header + "\": \"$(" + macro + ")\"";
    }

    /** Nothing where the header is there. */
    static List<Problem> header(Variables variables, String name, String macro, String path) {
        return header(variables, name).isPresent()
                ? List.of()
                : List.of(Problem.inHeader(
                        name, "nothing", path + " needs it: add " + line(name, macro) + " to the check's headers"));
    }

    /** Nothing where the app has the connection; {@code path} is that of its name. */
    static List<Problem> connection(String name, Surroundings surroundings, String path) {
        Set<String> known = surroundings.connections().names();
        if (known.contains(name.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        return List.of(Problem.inBody(
                path,
                "the unknown connection " + Shown.quoted(name),
                known.isEmpty()
                        ? "this app has no connections: its operators add them with settings, such as"
                                + " GATEHOUSE_CONNECTIONS__<NAME>__URL"
                        : Nearest.advice(name, new TreeSet<>(known), "connections")));
    }

    /** Nothing where the app has a secret that the connection signs with; {@code path} is that of its name. */
    static List<Problem> secret(String name, Surroundings surroundings, String path) {
        Set<String> known = surroundings.connections().signing();
        if (known.contains(name)) {
            return List.of();
        }
        if (surroundings.connections().names().contains(name)) {
            return List.of(Problem.inBody(
                    path,
                    "the connection " + Shown.quoted(name) + ", which has no secret",
                    "the app's operators add it with the setting GATEHOUSE_CONNECTIONS__"
                            + name.toUpperCase(Locale.ROOT) + "__SECRET"));
        }
        return List.of(Problem.inBody(
                path,
                "the unknown connection " + Shown.quoted(name),
                known.isEmpty()
                        ? "this app has no connections with a secret: its operators add them with settings, such as"
                                + " GATEHOUSE_CONNECTIONS__<NAME>__SECRET"
                        : Nearest.advice(name, new TreeSet<>(known), "connections with a secret")));
    }

    /** Nothing where {@code BuildId} names a run. */
    static List<Problem> buildId(Variables variables, String path) {
        Optional<String> found = header(variables, "BuildId");
        if (found.isEmpty() || variables.buildId().isPresent()) {
            return header(variables, "BuildId", "Build.BuildId", path);
        }
        return List.of(Problem.inHeader(
                "BuildId",
                Shown.quoted(found.get()),
                path + " needs the run's id, a positive number: write " + line("BuildId", "Build.BuildId")
                        + " in the check's headers"));
    }

    /**
     * What comes to pass only while a check waits, and so cannot be decided at once.
     *
     * @param instead what to write for a decision at once
     */
    static Problem time(String path, String found, String instead) {
        return Problem.inBody(
                path,
                found,
                "a decision at once has no time for it: " + instead
                        + ", or deliver to /api/checks with the completion event Callback");
    }
}
