/** HTTP calls with limits: where they may go, how long they take, how much they read, what is kept secret. */
@NullMarked
package dev.gatehouse.outbound;

import org.jspecify.annotations.NullMarked;
