package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;

/** Opens the task hub that a delivery came from. Opening calls nothing. */
public interface TaskHubs {

    TaskHub open(Delivery delivery, JobToken token);
}
