package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * {@code buildReason}: the run was started for one of the reasons, as {@code Build.Reason} or the build itself says it.
 *
 * @param in the reasons that let the run through, spelled as in {@link #REASONS}
 */
record BuildReason(List<String> in, Otherwise otherwise) implements Condition {

    /** The reasons of a build resource; {@code Build.Reason} has the same with a capital first letter. */
    static final List<String> REASONS = List.of(
            "manual",
            "individualCI",
            "batchedCI",
            "schedule",
            "scheduleForced",
            "pullRequest",
            "buildCompletion",
            "resourceTrigger",
            "triggered",
            "validateShelveset",
            "checkInShelveset",
            "userCreated");

    BuildReason {
        in = List.copyOf(in);
        if (in.isEmpty()) {
            throw new IllegalArgumentException("buildReason needs a reason");
        }
    }

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"in\": [\"manual\", \"schedule\"]}").flatMap(fields -> {
            List<String> in = fields.wordsOf("in", REASONS);
            fields.require("in", "list the reasons that let a run through, such as \"in\": [\"manual\", \"schedule\"]");
            Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.FAIL);
            return fields.unlessWrong(() -> new BuildReason(in, otherwise));
        });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Answer<String> reason = Needs.header(evidence.variables(), "BuildReason")
                .<Answer<String>>map(Answer::given)
                .orElseGet(() -> evidence.buildReason());
        return new Finding("buildReason", reason.<Verdict>fold(found -> judge(found, moment), Unknown::new));
    }

    private Verdict judge(String reason, Moment moment) {
        if (reason.isBlank()) {
            return new Unknown(Fault.mistake("Azure DevOps does not say why the run was started; add "
                    + Needs.line("BuildReason", "Build.Reason") + " to the check's headers"));
        }
        boolean accepted = in.stream().anyMatch(reason::equalsIgnoreCase);
        String found = "the run's reason is " + Shown.plain(reason, 40);
        return accepted ? new Met(found) : otherwise.verdict(found + ", not " + Shown.either(in), moment);
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        if (Needs.header(surroundings.variables(), "BuildReason").isPresent()) {
            return List.of();
        }
        if (Needs.header(surroundings.variables(), "BuildId").isPresent()) {
            return Needs.buildId(surroundings.variables(), path + ".buildReason");
        }
        return List.of(Problem.inHeader(
                "BuildReason",
                "nothing",
                path + ".buildReason needs it: add " + Needs.line("BuildReason", "Build.Reason") + " or "
                        + Needs.line("BuildId", "Build.BuildId") + " to the check's headers"));
    }
}
