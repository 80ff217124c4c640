/** From a delivery to its decision: acceptance, one evaluation, cadence, and the delivery of the decision. */
@NullMarked
package dev.gatehouse.evaluation;

import org.jspecify.annotations.NullMarked;
