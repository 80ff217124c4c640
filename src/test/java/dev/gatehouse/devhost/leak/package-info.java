/** Looks for job tokens in everything that the app stores, logs, answers and sends. */
@NullMarked
package dev.gatehouse.devhost.leak;

import org.jspecify.annotations.NullMarked;
