package dev.gatehouse.expression;

/**
 * Why an expression has no value for a document.
 *
 * @param part the part of the expression that has none
 * @param found the value that stood in the way, cut short
 * @param advice what is expected, or what to do
 */
public record EvaluationProblem(String part, String found, String advice) {

    public EvaluationProblem {
        if (part.isBlank() || found.isBlank() || advice.isBlank()) {
            throw new IllegalArgumentException("an evaluation problem has a part, what was found and an advice");
        }
    }

    public String sentence() {
        return Shown.part(part) + (part.equals(found) ? " does not fit" : " is " + found) + "; " + advice;
    }
}
