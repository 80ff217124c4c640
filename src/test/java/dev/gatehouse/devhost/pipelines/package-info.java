/** A simulated Azure Pipelines: delivers checks, serves evidence, takes logs, records and events, and can misbehave. */
@NullMarked
package dev.gatehouse.devhost.pipelines;

import org.jspecify.annotations.NullMarked;
