/** Pure rules, one record each, over evidence that they ask for through an interface. */
@NullMarked
package dev.gatehouse.condition;

import org.jspecify.annotations.NullMarked;
