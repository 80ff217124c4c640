package dev.gatehouse.expression;

/**
 * Why a text is no expression.
 *
 * @param column where it is, the first character is 1
 * @param found what stands there, cut short
 * @param expected what to write instead
 */
public record SyntaxProblem(int column, String found, String expected) {

    public SyntaxProblem {
        if (column < 1 || found.isBlank() || expected.isBlank()) {
            throw new IllegalArgumentException("a syntax problem has a column, what was found and what was expected");
        }
    }

    public String sentence() {
        return "column " + column + ": found " + found + "; " + expected;
    }
}
