/** A real Prometheus for tests. */
@NullMarked
package dev.gatehouse.prometheus;

import org.jspecify.annotations.NullMarked;
