/** What Gatehouse costs: {@code mvn -Pbenchmark verify} measures it against references in the same run, and prints one table. */
@NullMarked
package dev.gatehouse.benchmark;

import org.jspecify.annotations.NullMarked;
