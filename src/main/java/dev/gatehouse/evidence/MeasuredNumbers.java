package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the values of an answer: numbers, or texts that are numbers, or what stands for a number that there is not. */
final class MeasuredNumbers {

    /** What is no number, as servers write it in lower case, and as people know it. */
    private static final Map<String, String> NONE = Map.of(
            "nan", "NaN",
            "inf", "+Inf",
            "+inf", "+Inf",
            "-inf", "-Inf",
            "infinity", "+Inf",
            "+infinity", "+Inf",
            "-infinity", "-Inf");

    private MeasuredNumbers() {}

    /**
     * The values as a measurement. A single one among them that is no number makes all of them say nothing: who leaves it out might
     * pass what is broken.
     *
     * @param who answered, as it begins a fault's sentence
     */
    static Answer<Measured> of(List<JsonNode> values, String who) {
        if (values.isEmpty()) {
            return Answer.given(new Measured.Nothing("no data"));
        }
        if (values.size() > Limits.MEASURED_VALUES) {
            return Answer.failed(Fault.mistake(String.format(
                    Locale.ROOT,
                    "%s answered with %,d values, and %,d at most are measured: aggregate them in the query.",
                    who,
                    values.size(),
                    Limits.MEASURED_VALUES)));
        }
        List<BigDecimal> numbers = new ArrayList<>();
        Map<String, Integer> none = new LinkedHashMap<>();
        for (JsonNode value : values) {
            Optional<String> nothing = none(value);
            if (nothing.isPresent()) {
                none.merge(nothing.get(), 1, Integer::sum);
                continue;
            }
            Optional<BigDecimal> number = number(value);
            if (number.isEmpty()) {
                return Answer.failed(Fault.mistake(who + " answered with a value that is no number of at most "
                        + Limits.MEASURED_DIGITS + " digits: write a query that gives numbers."));
            }
            numbers.add(number.get());
        }
        return Answer.given(
                none.isEmpty() ? new Measured.Numbers(numbers) : new Measured.Nothing(told(none, values.size())));
    }

    private static Optional<String> none(JsonNode value) {
        return value.isNull()
                ? Optional.of("null")
                : Optional.ofNullable(NONE.get(value.asText().toLowerCase(Locale.ROOT)));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        String text = value.isNumber() || value.isTextual() ? value.asText() : "";
        if (text.length() > Limits.MEASURED_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // A number that is short to write can be endless to compute with.
            return Math.abs((long) number.scale()) <= Limits.MEASURED_DIGITS ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String told(Map<String, Integer> none, int of) {
        Map.Entry<String, Integer> first = none.entrySet().iterator().next();
        return of == 1
                ? first.getKey()
                : first.getValue() + " of " + of + " values " + (first.getValue() == 1 ? "is " : "are ")
                        + first.getKey();
    }
}
