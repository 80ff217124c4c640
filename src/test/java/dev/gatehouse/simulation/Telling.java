package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import java.time.Instant;

/**
 * A decision as Azure DevOps hears it.
 *
 * @param isTaken whether the task waited for it
 * @param run the run on whose behalf it is told, as far as the handling knows
 * @param began when the handling began that tells it
 */
record Telling(Decision.Result result, boolean isTaken, int run, Instant began) {}
