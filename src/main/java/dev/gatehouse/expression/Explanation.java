package dev.gatehouse.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an expression, or a part of it, came to what it is.
 *
 * @param part the part, as the language writes it
 * @param isCombination whether it is {@code and}, {@code or} or {@code not}
 * @param came what it came to
 * @param steps how its own parts came to what they are, in their order; empty for a literal and for root
 */
public record Explanation(String part, boolean isCombination, Came came, List<Explanation> steps) {

    private static final int MOST_REASONS = 3;

    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What a part came to. */
    public sealed interface Came {

        /** Goes on with the value, with why there is none, or with a part that was not evaluated. */
        <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated);
    }

    /**
     * It has a value.
     *
     * @param shown the value, cut short
     * @param holds what it is as a condition
     * @param isCondition whether it is true or false and nothing else
     */
    public record Value(String shown, boolean holds, boolean isCondition) implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return value.apply(this);
        }
    }

    /** It has none, for a reason of its own or of a part of it. */
    public record Problem(EvaluationProblem problem) implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return problem.apply(this.problem);
        }
    }

    /** The parts before it decided. */
    public record NotEvaluated() implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return notEvaluated.apply(this);
        }
    }

    /** The values that decided, such as {@code root['status'] is 'failed'}, or why there is no value; cut short. */
    public String because() {
        List<String> reasons = deciding().flatMap(Explanation::facts).distinct().toList();
        String first = reasons.stream().limit(MOST_REASONS).collect(Collectors.joining("; "));
        return reasons.size() > MOST_REASONS ? first + "; and " + (reasons.size() - MOST_REASONS) + " more" : first;
    }

    /** Of the conditions that are combined, those that agree with the result; of not, the one that does not. */
    private Stream<Explanation> deciding() {
        if (!isCombination) {
            return Stream.of(this);
        }
        List<Explanation> evaluated =
                steps.stream().filter(step -> step.holds().isPresent()).toList();
        List<Explanation> agreeing =
                evaluated.stream().filter(step -> step.holds().equals(holds())).toList();
        return (agreeing.isEmpty() ? evaluated : agreeing).stream().flatMap(Explanation::deciding);
    }

    private Optional<Boolean> holds() {
        return came.fold(
                value -> Optional.of(value.holds()), problem -> Optional.empty(), notEvaluated -> Optional.empty());
    }

    /** What a comparison or another function was given; what is no function of something says itself. */
    private Stream<String> facts() {
        boolean isCondition = came.fold(Value::isCondition, problem -> false, notEvaluated -> false);
        List<String> operands = steps.stream()
                .filter(step -> isCondition && !step.steps.isEmpty())
                .flatMap(step -> step.fact().stream())
                .toList();
        return operands.isEmpty() ? fact().stream() : operands.stream();
    }

    private Optional<String> fact() {
        return came.fold(
                value -> Optional.of(Shown.part(part) + " is " + value.shown()),
                problem -> Optional.of(problem.sentence()),
                notEvaluated -> Optional.empty());
    }

    static Explanation of(Step step) {
        Optional<Came> came = step.result()
                .map(result -> result.fold(
                        value -> new Value(value.shown(), value.truth(), value.isCondition()), Problem::new));
        return new Explanation(
                step.node().text(),
                step.node().isCombination(),
                came.orElseGet(NotEvaluated::new),
                step.steps().stream().map(Explanation::of).toList());
    }
}
