/** Commands of the development host for those who write policies: try one, configure it, examine what was configured. */
@NullMarked
package dev.gatehouse.devhost.tryout;

import org.jspecify.annotations.NullMarked;
