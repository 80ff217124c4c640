package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;

/** A ledger that is written to only once Azure DevOps has heard of the decision that is to be saved. */
final class DeliversBeforeSaving extends ForwardingLedger {

    private final TaskHubs taskHubs;

    DeliversBeforeSaving(CheckLedger ledger, TaskHubs taskHubs) {
        super(ledger);
        this.taskHubs = taskHubs;
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        record.phase().fold(e -> false, delivering -> tell(record, delivering), ended -> false);
        return super.replace(record, version);
    }

    private boolean tell(CheckRecord record, Phase.Delivering delivering) {
        if (delivering.attempts() == 0) {
            taskHubs.open(record.delivery(), new JobToken("any"))
                    .complete(13, delivering.decision().result());
        }
        return true;
    }
}
