/** The real evaluation over a simulated world on a virtual clock, from a seed: what a check survives, and what it does not. */
@NullMarked
package dev.gatehouse.simulation;

import org.jspecify.annotations.NullMarked;
