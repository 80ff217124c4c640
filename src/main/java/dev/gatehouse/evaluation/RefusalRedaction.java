package dev.gatehouse.evaluation;

import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps tokens out of what a refused delivery is told, wherever in the delivery one was put by mistake. */
final class RefusalRedaction {

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,2}");
    private static final int LONGEST = 80;

    private final Optional<JobToken> token;

    RefusalRedaction(Optional<JobToken> token) {
        this.token = token;
    }

    Problem of(Problem problem) {
        return new Problem(problem.place(), clean(problem.at()), cut(clean(problem.found())), clean(problem.advice()));
    }

    private String clean(String text) {
        String without = token.map(secret -> secret.removedFrom(text)).orElse(text);
        return JWT.matcher(without).replaceAll("(a token)");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
