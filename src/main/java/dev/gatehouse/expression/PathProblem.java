package dev.gatehouse.expression;

/**
 * Why a text is no JSON path that is taken.
 *
 * @param at the index of the character where that shows
 * @param advice what to write instead
 */
record PathProblem(int at, String advice) {}
