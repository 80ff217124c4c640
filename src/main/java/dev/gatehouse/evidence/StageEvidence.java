package dev.gatehouse.evidence;

import dev.gatehouse.azuredevops.CheckRun;
import dev.gatehouse.azuredevops.CheckSuites;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.StageCheck;
import java.util.List;
import java.util.UUID;

/** What one evaluation reads of the stage that its check holds. */
final class StageEvidence {

    private static final String ADVICE =
            " The condition otherChecks needs a YAML pipeline's check in Azure DevOps Services, or in a"
                    + " server that knows " + CheckSuites.API
                    + ", and a build service account that may view builds. Where"
                    + " that is not to be had, take otherChecks out of the definition.";

    private final Delivery delivery;
    private final CheckSuites suites;
    private final Memo<UUID, List<StageCheck>> checks = new Memo<>();

    StageEvidence(Delivery delivery, CheckSuites suites) {
        this.delivery = delivery;
        this.suites = suites;
    }

    /** A check's plan has the id of the checkpoint in the run's timeline, and that is what the stage's checks are kept under. */
    Answer<List<StageCheck>> checks() {
        return checks.get(
                delivery.planId(),
                id -> suites.checks(id)
                        .fold(
                                runs -> Answer.given(
                                        runs.stream().map(StageEvidence::check).toList()),
                                fault -> Answer.failed(advised(fault))));
    }

    /** What may pass says enough; what does not is how a service without this API answers. */
    private static Fault advised(Fault fault) {
        return fault.isFinal() ? fault.reworded(sentence -> sentence + ADVICE) : fault;
    }

    private static StageCheck check(CheckRun run) {
        return new StageCheck(run.status(), run.message(), run.typeId(), run.type(), run.configuration(), run.order());
    }
}
