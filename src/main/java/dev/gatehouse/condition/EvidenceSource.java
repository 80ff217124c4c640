package dev.gatehouse.condition;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;

/** Opens the evidence of a check for one evaluation. Opening calls nothing. */
public interface EvidenceSource {

    Evidence open(Delivery delivery, JobToken token);
}
