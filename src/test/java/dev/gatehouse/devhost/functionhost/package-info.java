/** Runs function classes over HTTP and queues as the Functions host with the Java worker does. */
@NullMarked
package dev.gatehouse.devhost.functionhost;

import org.jspecify.annotations.NullMarked;
