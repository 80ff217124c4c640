/** Simulated servers outside Azure DevOps: what conditions ask through the connections of the app. */
@NullMarked
package dev.gatehouse.devhost.sources;

import org.jspecify.annotations.NullMarked;
