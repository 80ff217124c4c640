package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.prometheus.Prometheus;
import dev.gatehouse.prometheus.WithPrometheus;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Prometheus as people have it answers as the tests with a server of ours say that it does. */
@WithPrometheus
class RealPrometheusTest {

    private static final int TRIES = 600;

    private final MetricClient client;

    RealPrometheusTest(Prometheus prometheus) {
        this.client = MetricClient.of(prometheus.url());
    }

    @ParameterizedTest
    @CsvSource({"vector(0.982), 0.982", "42, 42", "scalar(vector(1e3)), 1000", "1 - 0.7, 0.30000000000000004"})
    void numbersAreRead(String query, BigDecimal value) {
        assertEquals(Answer.given(new Measured.Numbers(List.of(value))), measure(query));
    }

    @ParameterizedTest
    @CsvSource({"absent_metric, no data", "vector(0) / 0, NaN", "1 / 0, +Inf", "-1 / 0, -Inf"})
    void whatIsNoNumberSaysNothing(String query, String why) {
        assertEquals(Answer.given(new Measured.Nothing(why)), measure(query));
    }

    @Test
    void theLargestAndTheSmallestDoublesAreRead() {
        for (String number : List.of("1.7976931348623157e308", "5e-324")) {
            BigDecimal value = measure(number).fold(measured -> only(measured), fault -> {
                throw new AssertionError(fault);
            });
            assertEquals(0, value.compareTo(new BigDecimal(number)), number + " is read as " + value);
        }
    }

    @Test
    void whatItScrapesItselfIsMeasured() throws InterruptedException {
        Answer<Measured> up = measure("up");
        for (int tries = 0; tries < TRIES && up.equals(Answer.given(new Measured.Nothing("no data"))); tries++) {
            // It discovers itself seconds after it is ready, and tells nobody when.
            TimeUnit.MILLISECONDS.sleep(100);
            up = measure("up");
        }
        assertEquals(Answer.given(new Measured.Numbers(List.of(BigDecimal.ONE))), up);
        assertTrue(measure("count(prometheus_build_info)").equals(up), "it knows itself");
    }

    @Test
    void noSeriesOfErrorsIsNoErrorsWhereThereIsTraffic() {
        assertEquals(
                Answer.given(new Measured.Numbers(List.of(BigDecimal.ZERO))),
                measure("(sum(errors_total) or vector(0)) / sum(vector(4))"));
        assertEquals(
                Answer.given(new Measured.Nothing("no data")),
                measure("(sum(errors_total) or vector(0)) / sum(requests_total)"));
    }

    @Test
    void aRangeIsAMistake() {
        assertEquals(
                Answer.failed(Fault.mistake(
                        "Prometheus at the connection \"metrics\" answered with a range of values for each series: write"
                                + " an instant query, such as rate(errors_total[5m]) instead of errors_total[5m].")),
                measure("up[5m]"));
    }

    @Test
    void whatItTakesForAMistakeIsQuoted() {
        String sentence = measure("up{").<String>fold(Object::toString, Fault::sentence);
        assertTrue(sentence.startsWith("Asking Prometheus at the connection \"metrics\" (127.0.0.1:"), sentence);
        assertTrue(sentence.contains(") was answered 400 (invalid parameter \"query\": 1:4: parse error: "), sentence);
    }

    private static BigDecimal only(Measured measured) {
        return measured.fold(numbers -> numbers.values().get(0), nothing -> {
            throw new AssertionError(nothing);
        });
    }

    private Answer<Measured> measure(String query) {
        return client.measure(new MetricQuestion.Prometheus(MetricClient.CONNECTION, query));
    }
}
