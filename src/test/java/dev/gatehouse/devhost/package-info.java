/** The development host: the function classes in one JVM, without Core Tools or Azure. */
@NullMarked
package dev.gatehouse.devhost;

import org.jspecify.annotations.NullMarked;
