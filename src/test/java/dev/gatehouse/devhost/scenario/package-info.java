/** Scenario files: a world of runs and work items, how it changes, what is delivered, and what is expected. */
@NullMarked
package dev.gatehouse.devhost.scenario;

import org.jspecify.annotations.NullMarked;
