package dev.gatehouse.evaluation;

import java.net.URI;
import java.util.Optional;

/** Says what is wrong with a {@code PlanUrl}, in a sentence; empty where calls with the job token may go there. */
public interface PlanUrlRule {

    Optional<String> refusal(URI planUrl);
}
