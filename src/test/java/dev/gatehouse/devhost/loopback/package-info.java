/** HTTP servers on loopback. */
@NullMarked
package dev.gatehouse.devhost.loopback;

import org.jspecify.annotations.NullMarked;
