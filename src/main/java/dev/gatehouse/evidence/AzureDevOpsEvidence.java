package dev.gatehouse.evidence;

import dev.gatehouse.azuredevops.AzureDevOps;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.outbound.TimeBudget;
import dev.gatehouse.outbound.WayOut;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Evidence from the collection that the delivery came from. One of these serves all checks, and remembers between
 * evaluations what hardly ever changes, so that an evaluation of one work item costs two calls once it is warm.
 */
public final class AzureDevOpsEvidence implements EvidenceSource {

    /**
     * How long reading the evidence of one evaluation may take, however many calls that is. Long enough for a slow service, where
     * an evaluation takes some ten calls of a second; short enough that whoever is slow keeps a place of the queue's for no longer,
     * and that the whole handling of a message ends well before the Functions host would end it.
     */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final WayOut wayOut;
    private final OutsideSources outside;
    private final InstantSource clock;
    private final Remembered remembered;

    /**
     * Evidence from Azure DevOps and from outside.
     *
     * @param wayOut to the hosts where {@code PlanUrl} may point
     * @param outside everything else that conditions ask
     * @param clock tells how long an evaluation takes, and when what is remembered has to be asked for again
     */
    public AzureDevOpsEvidence(WayOut wayOut, OutsideSources outside, InstantSource clock) {
        this.wayOut = wayOut;
        this.outside = outside;
        this.clock = clock;
        this.remembered = new Remembered(clock);
    }

    @Override
    public Evidence open(Delivery delivery, JobToken token) {
        return open(delivery, token, LONGEST);
    }

    /**
     * The same evidence, for evaluations that have less time.
     *
     * @param longest how long reading the evidence of one evaluation may take
     */
    public EvidenceSource within(Duration longest) {
        return (delivery, token) -> open(delivery, token, longest);
    }

    private Evidence open(Delivery delivery, JobToken token, Duration longest) {
        TimeBudget budget = TimeBudget.open("what this evaluation needs to know", longest, clock);
        AzureDevOps azureDevOps = new AzureDevOps(wayOut.within(budget));
        BuildEvidence builds = new BuildEvidence(
                delivery, azureDevOps.builds(delivery, token), azureDevOps.testResults(delivery, token), remembered);
        StageEvidence stage = new StageEvidence(delivery, azureDevOps.checkSuites(delivery, token));
        BoardEvidence boards = new BoardEvidence(delivery, azureDevOps.boards(delivery, token), remembered);
        return new LiveEvidence(delivery.variables(), builds, stage, boards, outside.sources(budget));
    }
}
