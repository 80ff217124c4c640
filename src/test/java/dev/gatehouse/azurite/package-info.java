/** Azurite, Microsoft's storage emulator, for the tests and for the development host. */
@NullMarked
package dev.gatehouse.azurite;

import org.jspecify.annotations.NullMarked;
