package dev.gatehouse.evaluation;

import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.SafeText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes what a refused delivery is told fit to be shown: without tokens, wherever in the delivery one was put by mistake, and
 * bounded, in texts of one line that command nothing, since Azure Pipelines writes the answer to the check's log.
 */
final class RefusalRedaction {

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,2}");
    private static final Problem AND_MORE =
            Problem.inBody("$", "more problems than these", "Correct those told first.");

    /** The token, and how it is written in a URL. */
    private final List<JobToken> secrets;

    RefusalRedaction(Optional<JobToken> token) {
        this.secrets = token.map(secret -> List.of(secret, encoded(secret))).orElse(List.of());
    }

    private static JobToken encoded(JobToken token) {
        return new JobToken(URLEncoder.encode(token.value(), StandardCharsets.UTF_8));
    }

    /** The first problems, and whether there are more. */
    List<Problem> of(List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        problems.stream().limit(Limits.PROBLEMS).map(this::of).forEach(told::add);
        if (problems.size() > Limits.PROBLEMS) {
            told.add(AND_MORE);
        }
        return told;
    }

    private Problem of(Problem problem) {
        return new Problem(
                problem.place(),
                clean(problem.at(), Limits.PROBLEM_AT),
                clean(problem.found(), Limits.PROBLEM_FOUND),
                clean(problem.advice(), Limits.PROBLEM_ADVICE));
    }

    private String clean(String text, int longest) {
        String line = SafeText.line(text, longest);
        String without = line;
        for (JobToken secret : secrets) {
            without = secret.removedFrom(without);
        }
        String clean = JWT.matcher(without).replaceAll("(a token)");
        return clean.isBlank() ? "nothing that can be shown" : clean;
    }
}
