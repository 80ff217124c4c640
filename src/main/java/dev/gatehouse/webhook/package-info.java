/** Signed requests in both directions: events that come in, and notifications that go out. */
@NullMarked
package dev.gatehouse.webhook;

import org.jspecify.annotations.NullMarked;
