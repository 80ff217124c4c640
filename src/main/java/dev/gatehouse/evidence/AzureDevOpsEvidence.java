package dev.gatehouse.evidence;

import dev.gatehouse.azuredevops.AzureDevOps;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.outbound.HttpCalls;
import java.time.InstantSource;

/**
 * Evidence from the collection that the delivery came from. One of these serves all checks, and remembers between
 * evaluations what hardly ever changes, so that an evaluation of one work item costs two calls once it is warm.
 */
public final class AzureDevOpsEvidence implements EvidenceSource {

    private final AzureDevOps azureDevOps;
    private final Remembered remembered;

    /**
     * Evidence from Azure DevOps.
     *
     * @param calls calls to the hosts where {@code PlanUrl} may point
     * @param clock tells when what is remembered has to be asked for again
     */
    public AzureDevOpsEvidence(HttpCalls calls, InstantSource clock) {
        this.azureDevOps = new AzureDevOps(calls);
        this.remembered = new Remembered(clock);
    }

    @Override
    public Evidence open(Delivery delivery, JobToken token) {
        BuildEvidence builds = new BuildEvidence(delivery, azureDevOps.builds(delivery, token), remembered);
        BoardEvidence boards = new BoardEvidence(delivery, azureDevOps.boards(delivery, token), remembered);
        return new LiveEvidence(delivery.variables(), builds, boards);
    }
}
