/** Deliveries that were damaged in every way, thrown at the whole edge and followed into the log of Azure Pipelines. */
@NullMarked
package dev.gatehouse.fuzz;

import org.jspecify.annotations.NullMarked;
