/** The words every room shares: what a check is, what was delivered, what was decided, and the limits. */
@NullMarked
package dev.gatehouse.check;

import org.jspecify.annotations.NullMarked;
