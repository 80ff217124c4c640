package dev.gatehouse.expression;

/** Ends the reading of a text that is no expression; does not leave the room. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SyntaxProblem problem;

    Malformed(int column, String found, String expected) {
        super(expected, null, false, false);
        this.problem = new SyntaxProblem(column, found, expected);
    }

    SyntaxProblem problem() {
        return problem;
    }
}
