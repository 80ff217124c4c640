package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.util.HashMap;
import java.util.Map;

/** Within one wait Azure DevOps is never told two different results, but for those that the app cannot tell from the wait's own. */
final class OneResult implements Observer {

    static final String NAME = "Azure DevOps is told one result";

    private final Violations violations;
    private final RunsAreForWaits runs;
    private final Map<Round, Decision.Result> told = new HashMap<>();

    OneResult(Violations violations, RunsAreForWaits runs) {
        this.violations = violations;
        this.runs = runs;
    }

    @Override
    public void completed(WaitingTask task, Telling telling) {
        if (task.round().isExcused(telling) || runs.isForNobody(task, telling.run())) {
            return;
        }
        Decision.Result first = told.putIfAbsent(task.round(), telling.result());
        if (first != null && first != telling.result()) {
            violations.add(NAME, task + " was told " + first + ", and then " + telling.result() + " in the same wait");
        }
    }
}
