package dev.gatehouse.condition;

import dev.gatehouse.check.Variables;

/**
 * What a definition finds around it when it is accepted.
 *
 * @param variables the headers that came with the delivery
 * @param connections where the app may ask
 * @param decidesAtOnce whether there is one evaluation only, which has to decide; else there are as many as it takes
 */
public record Surroundings(Variables variables, Connections connections, boolean decidesAtOnce) {

    /** Those of a check that can wait. */
    public Surroundings(Variables variables, Connections connections) {
        this(variables, connections, false);
    }
}
