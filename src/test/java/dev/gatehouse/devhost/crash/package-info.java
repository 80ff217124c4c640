/** The development host as a process that is killed, over and over, while checks wait. */
@NullMarked
package dev.gatehouse.devhost.crash;

import org.jspecify.annotations.NullMarked;
