package dev.gatehouse.fuzz;

import dev.gatehouse.azuredevops.HttpTaskHubs;
import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.outbound.HttpCalls;

/** The app that deliveries are thrown at: the real one, or one with something wrong about it. */
interface Subject {

    Subject REAL = new Subject() {};

    /** What it answers, puts on the queue and logs, where the real one does this. */
    default Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
        return reply;
    }

    /** How it writes to Azure Pipelines. */
    default TaskHubs taskHubs(HttpCalls calls) {
        return new HttpTaskHubs(calls);
    }
}
