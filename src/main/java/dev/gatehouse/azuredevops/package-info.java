/** The Azure DevOps REST calls. */
@NullMarked
package dev.gatehouse.azuredevops;

import org.jspecify.annotations.NullMarked;
