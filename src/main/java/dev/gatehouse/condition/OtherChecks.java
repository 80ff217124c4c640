package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code otherChecks}: all other checks of the stage have passed.
 *
 * <p>Azure DevOps does not say which of the stage's checks is the one that asks. That one runs a task, and has no result yet,
 * because the result is what is being evaluated: so of the checks that run a task and are open, all but one are others.
 */
record OtherChecks() implements Condition {

    private static final int NAMED_CHECKS = 5;
    private static final int MESSAGE_LENGTH = 200;

    static Optional<Condition> parse(Value value) {
        return value.fields("{}").flatMap(fields -> fields.unlessWrong(OtherChecks::new));
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        return new Finding(
                "otherChecks", evidence.stageChecks().<Verdict>fold(checks -> judge(checks, moment), Unknown::new));
    }

    private static Verdict judge(List<StageCheck> checks, Moment moment) {
        List<StageCheck> refused = only(checks, StageCheck::isRefused);
        if (!refused.isEmpty()) {
            return new Unmet(named(refused.stream().map(OtherChecks::refusal).toList()));
        }
        List<StageCheck> unclear = only(checks, one -> !one.hasPassed() && !one.isOpen());
        if (!unclear.isEmpty()) {
            return new Unknown(Fault.passing("Azure DevOps says of "
                    + unclear.get(0).name() + " that it is "
                    + Shown.quoted(unclear.get(0).status()) + ", which is not known to mean that it has passed. It is"
                    + " asked again."));
        }
        List<StageCheck> awaited = only(checks, one -> one.isOpen() && !one.comesAfterTasks());
        List<StageCheck> tasks = only(awaited, StageCheck::runsATask);
        if (tasks.isEmpty()) {
            return new Unknown(Fault.passing("This check is not among the checks of the stage that wait for a result: "
                    + "Azure DevOps names " + checks.size() + ", none of which runs a task now. It is asked again."));
        }
        if (awaited.size() > 1) {
            return new Waiting(open(tasks, only(awaited, one -> !one.runsATask())), moment.next());
        }
        return new Met(passed(checks));
    }

    private static String open(List<StageCheck> tasks, List<StageCheck> others) {
        List<String> texts = new ArrayList<>();
        others.forEach(one -> texts.add(one.name() + " is " + Shown.plain(one.status(), 40)));
        if (tasks.size() > 1) {
            int left = tasks.size() - 1;
            texts.add((left == 1 ? "one" : left) + " of "
                    + named(tasks.stream().map(StageCheck::name).toList())
                    + (left == 1 ? " has" : " have") + " no result yet, besides this check");
        }
        return named(texts);
    }

    private static String refusal(StageCheck check) {
        String said = check.message().isBlank()
                ? ""
                : ": " + Shown.plain(check.message().strip(), MESSAGE_LENGTH);
        return check.name() + " is " + Shown.plain(check.status(), 40) + said;
    }

    private static String passed(List<StageCheck> checks) {
        List<StageCheck> passed = only(checks, StageCheck::hasPassed);
        List<StageCheck> later = only(checks, one -> one.isOpen() && one.comesAfterTasks());
        String found = passed.isEmpty()
                ? "the stage has no other checks that come before or with this one"
                : "the stage's other checks have passed: "
                        + named(passed.stream().map(StageCheck::name).toList());
        return later.isEmpty()
                ? found
                : found + "; not waited for, because they come after this one: "
                        + named(later.stream().map(StageCheck::name).toList());
    }

    private static String named(List<String> texts) {
        return Shown.firstOf(texts, NAMED_CHECKS, ", ");
    }

    private static List<StageCheck> only(List<StageCheck> checks, Predicate<StageCheck> which) {
        return checks.stream().filter(which).toList();
    }
}
