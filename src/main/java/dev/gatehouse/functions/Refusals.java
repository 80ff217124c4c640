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
        String found = problem.found().replaceAll("\\p{Cntrl}", " ");
        return "The " + problem.place().name().toLowerCase(Locale.ROOT) + " " + problem.at() + " has " + found + ". "
                + problem.advice() + (problem.advice().endsWith(".") ? "" : ".");
    }
}
