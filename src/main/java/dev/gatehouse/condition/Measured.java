package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What a source said when it was asked for a measurement. */
public sealed interface Measured {

    /** Goes on with the numbers, or with why there are none. */
    <R> R fold(Function<? super Numbers, ? extends R> numbers, Function<? super Nothing, ? extends R> nothing);

    /**
     * Numbers, exactly as the source wrote them.
     *
     * @param values 1 to {@value Limits#MEASURED_VALUES}, in the source's order
     */
    record Numbers(List<BigDecimal> values) implements Measured {

        public Numbers {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > Limits.MEASURED_VALUES) {
                throw new IllegalArgumentException(
                        "a measurement has 1 to " + Limits.MEASURED_VALUES + " values, not " + values.size());
            }
        }

        @Override
        public <R> R fold(Function<? super Numbers, ? extends R> numbers, Function<? super Nothing, ? extends R> not) {
            return numbers.apply(this);
        }
    }

    /**
     * An answer that says neither yes nor no.
     *
     * @param why in a few words, such as {@code no data} or {@code NaN}
     */
    record Nothing(String why) implements Measured {

        public Nothing {
            if (why.isBlank()) {
                throw new IllegalArgumentException("there is a reason why nothing was measured");
            }
        }

        @Override
        public <R> R fold(Function<? super Numbers, ? extends R> numbers, Function<? super Nothing, ? extends R> not) {
            return not.apply(this);
        }
    }
}
