package dev.gatehouse.condition;

import dev.gatehouse.check.Variables;

/**
 * What a definition finds around it when it is accepted.
 *
 * @param variables the headers that came with the delivery
 * @param connections where the app may ask
 */
public record Surroundings(Variables variables, Connections connections) {}
