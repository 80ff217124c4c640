package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a definition: all of it, but tells a bounded number. */
final class Problems {

    private final List<Problem> told = new ArrayList<>();
    private final Set<String> explained = new HashSet<>();
    private int count;
    private int untold;

    void add(String path, String found, String advice) {
        if (explained.contains(path)) {
            count++;
        } else {
            report(path, found, advice);
        }
    }

    /** Adds a problem that explains whatever else is wrong at the same path, which is then not reported. */
    void explain(String path, String found, String advice) {
        if (explained.add(path)) {
            report(path, found, advice);
        }
    }

    /** Adds a problem with the address that a delivery came to. */
    void addInUrl(String part, String found, String advice) {
        report(Problem.inUrl(part, found, advice));
    }

    private void report(String path, String found, String advice) {
        report(Problem.inBody(Shown.plain(path, Limits.PROBLEM_AT), found, advice));
    }

    private void report(Problem problem) {
        count++;
        if (told.size() < Limits.PROBLEMS) {
            told.add(problem);
        } else {
            untold++;
        }
    }

    /** How many there are so far, whether told or not. */
    int count() {
        return count;
    }

    List<Problem> told() {
        if (untold == 0) {
            return List.copyOf(told);
        }
        List<Problem> bounded = new ArrayList<>(told);
        bounded.add(Problem.inBody(JsonPath.ROOT, untold + " more problems", "correct those told first"));
        return bounded;
    }
}
