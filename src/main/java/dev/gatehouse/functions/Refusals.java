package dev.gatehouse.functions;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Problems as one line of text. */
final class Refusals {

    private Refusals() {}

    static String inOneLine(List<Problem> problems) {
        return problems.stream().map(Refusals::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(Problem problem) {
        return "The " + problem.place().name().toLowerCase(Locale.ROOT) + " " + problem.at() + " has " + problem.found()
                + ". " + Character.toUpperCase(problem.advice().charAt(0))
                + problem.advice().substring(1)
                + (problem.advice().endsWith(".") ? "" : ".");
    }
}
