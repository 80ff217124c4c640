package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.outbound.HttpCalls;

/** What can be read of the collection that a delivery came from. */
public final class AzureDevOps {

    private final HttpCalls calls;
    private final Patience patience;

    /**
     * Azure DevOps over its REST API.
     *
     * @param calls calls to the hosts where {@code PlanUrl} may point
     */
    public AzureDevOps(HttpCalls calls) {
        this(calls, Patience.DEFAULT);
    }

    AzureDevOps(HttpCalls calls, Patience patience) {
        this.calls = calls;
        this.patience = patience;
    }

    /** The builds of the delivery's project. Opening calls nothing. */
    public Builds builds(Delivery delivery, JobToken token) {
        return new Builds(Project.ofBuildsAndBoards(delivery), new JobCalls(calls, token), patience);
    }

    /** The test results of the delivery's project. Opening calls nothing. */
    public TestResults testResults(Delivery delivery, JobToken token) {
        return new TestResults(Project.ofBuildsAndBoards(delivery), new JobCalls(calls, token), patience);
    }

    /** The checks of stages of the delivery's project. Opening calls nothing. */
    public CheckSuites checkSuites(Delivery delivery, JobToken token) {
        return new CheckSuites(Project.ofBuildsAndBoards(delivery), new JobCalls(calls, token), patience);
    }

    /** The work items of the delivery's collection. Opening calls nothing. */
    public Boards boards(Delivery delivery, JobToken token) {
        return new Boards(Project.ofBuildsAndBoards(delivery), new JobCalls(calls, token), patience);
    }
}
