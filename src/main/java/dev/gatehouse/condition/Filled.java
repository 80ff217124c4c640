package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of filling a policy. */
public sealed interface Filled {

    /** Goes on with the definition or with the problems. */
    <R> R fold(Function<? super Whole, ? extends R> whole, Function<? super List<Problem>, ? extends R> wrong);

    /**
     * It can be evaluated.
     *
     * @param text the definition, JSON that {@link Definitions} reads as this very definition
     */
    record Whole(String text, Definition definition) implements Filled {
        @Override
        public <R> R fold(
                Function<? super Whole, ? extends R> whole, Function<? super List<Problem>, ? extends R> wrong) {
            return whole.apply(this);
        }
    }

    /** It cannot; everything that is wrong with it, at least one problem; a bounded number is told. */
    record Wrong(List<Problem> problems) implements Filled {
        public Wrong {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("what is wrong has a problem");
            }
        }

        @Override
        public <R> R fold(
                Function<? super Whole, ? extends R> whole, Function<? super List<Problem>, ? extends R> wrong) {
            return wrong.apply(problems);
        }
    }
}
