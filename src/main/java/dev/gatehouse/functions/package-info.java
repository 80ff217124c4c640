/** The Azure Functions edge and the wiring of the object graph. */
@NullMarked
package dev.gatehouse.functions;

import org.jspecify.annotations.NullMarked;
