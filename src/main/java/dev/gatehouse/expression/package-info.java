/** The success criteria of Azure Pipelines: parsed once, evaluated against a JSON document, explained step by step. */
@NullMarked
package dev.gatehouse.expression;

import org.jspecify.annotations.NullMarked;
