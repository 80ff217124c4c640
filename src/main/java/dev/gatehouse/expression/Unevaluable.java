package dev.gatehouse.expression;

/** Ends the evaluation of a call; does not leave the room. */
final class Unevaluable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient EvaluationProblem problem;

    Unevaluable(EvaluationProblem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    EvaluationProblem problem() {
        return problem;
    }
}
