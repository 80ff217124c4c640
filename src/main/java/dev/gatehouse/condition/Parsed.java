package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of reading a definition. */
public sealed interface Parsed {

    /** Goes on with the definition or with the problems. */
    <R> R fold(Function<? super Definition, ? extends R> valid, Function<? super List<Problem>, ? extends R> invalid);

    /** It can be evaluated. */
    record Valid(Definition definition) implements Parsed {
        @Override
        public <R> R fold(
                Function<? super Definition, ? extends R> valid, Function<? super List<Problem>, ? extends R> invalid) {
            return valid.apply(definition);
        }
    }

    /** It cannot; everything that is wrong with it, at least one problem; a bounded number is told. */
    record Invalid(List<Problem> problems) implements Parsed {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid definition has a problem");
            }
        }

        @Override
        public <R> R fold(
                Function<? super Definition, ? extends R> valid, Function<? super List<Problem>, ? extends R> invalid) {
            return invalid.apply(problems);
        }
    }
}
