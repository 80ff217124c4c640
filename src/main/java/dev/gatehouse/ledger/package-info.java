/** The durable record of every check. */
@NullMarked
package dev.gatehouse.ledger;

import org.jspecify.annotations.NullMarked;
