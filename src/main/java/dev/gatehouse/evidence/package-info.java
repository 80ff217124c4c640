/** Live evidence: what conditions read from Azure DevOps. */
@NullMarked
package dev.gatehouse.evidence;

import org.jspecify.annotations.NullMarked;
