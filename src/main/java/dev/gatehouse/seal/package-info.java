/** The job token at rest. */
@NullMarked
package dev.gatehouse.seal;

import org.jspecify.annotations.NullMarked;
