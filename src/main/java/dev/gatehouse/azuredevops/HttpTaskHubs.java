package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.outbound.HttpCalls;

/** Task hubs over the REST API. */
public final class HttpTaskHubs implements TaskHubs {

    private final HttpCalls calls;
    private final Patience patience;

    /**
     * Task hubs over the REST API.
     *
     * @param calls calls to the hosts where {@code PlanUrl} may point
     */
    public HttpTaskHubs(HttpCalls calls) {
        this(calls, Patience.DEFAULT);
    }

    HttpTaskHubs(HttpCalls calls, Patience patience) {
        this.calls = calls;
        this.patience = patience;
    }

    @Override
    public TaskHub open(Delivery delivery, JobToken token) {
        return new HttpTaskHub(delivery, new JobCalls(calls, token), patience);
    }
}
