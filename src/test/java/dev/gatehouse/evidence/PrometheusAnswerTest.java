package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Measured;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API of Prometheus as its documentation has it. */
class PrometheusAnswerTest {

    private static final String WHO = "Prometheus at the connection \"metrics\" answered with ";
    private static final String QUERY = "sum(rate(http_requests_total{code=~\"5..\"}[5m])) / 2 > 0 & 1";

    private final LoopbackMetrics server = new LoopbackMetrics();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksBelowThePathOfTheConnection() {
        assertEquals(numbers("0.982"), vector("0.982"));
        assertEquals(List.of("GET /behind/a/proxy/api/v1/query"), server.requests());
    }

    @Test
    void readsTheNumbersOfAVectorAndOfAScalarAsTheyAreWritten() {
        assertEquals(numbers("1", "0.30000000000000004", "-2.50"), vector("1", "0.30000000000000004", "-2.50"));
        assertEquals(numbers("1e+03"), result("{\"resultType\":\"scalar\",\"result\":[1772359264.1,\"1e+03\"]}"));
    }

    @Test
    void readsTheLargestAndTheSmallestNumbersThatThereAre() {
        String large = "1" + "0".repeat(308);
        String small = "0." + "0".repeat(323) + "5";
        assertEquals(numbers(large, small), vector(large, small));
    }

    @Test
    void noSeriesIsNoData() {
        assertEquals(nothing("no data"), vector());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "+Inf, +Inf", "-Inf, -Inf", "Inf, +Inf"})
    void whatIsNoNumberSaysNothing(String written, String told) {
        assertEquals(nothing(told), vector(written));
        assertEquals(nothing("2 of 3 values are " + told), vector("1", written, written));
        assertEquals(nothing("1 of 2 values is " + told), vector(written, "1"));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "0x10", "one", "''", "1_000"})
    void numbersWithoutBoundsAreAMistake(String written) {
        assertEquals(
                mistake(WHO + "a value that is no number of at most 400 digits: write a query that gives numbers."),
                vector(written));
    }

    @Test
    void moreValuesThanAreMeasuredAreAMistake() {
        String[] values = Collections.nCopies(1_001, "1").toArray(String[]::new);
        assertEquals(
                mistake(WHO + "1,001 values, and 1,000 at most are measured: aggregate them in the query."),
                vector(values));
    }

    @Test
    void whatIsNoInstantVectorIsAMistakeThatSaysWhatToWrite() {
        assertEquals(
                mistake(WHO
                        + "a range of values for each series: write an instant query, such as rate(errors_total[5m])"
                        + " instead of errors_total[5m]."),
                result("{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"1\"]]}]}"));
        assertEquals(
                mistake(WHO + "a text: write a query that gives numbers."),
                result("{\"resultType\":\"string\",\"result\":[1,\"1\"]}"));
        assertEquals(
                mistake(WHO + "a histogram: write a query that gives numbers, such as histogram_quantile(0.95, …)."),
                result("{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"histogram\":[1,{\"count\":\"2\"}]}]}"));
    }

    @Test
    void anAnswerWithWarningsIsNoMeasurement() {
        server.answers(
                QUERY, 200, success("{\"resultType\":\"vector\",\"result\":[]}", "\"warnings\":[\"store b is away\"]"));
        assertEquals(passing(WHO + "a warning (store b is away)."), server.prometheus(QUERY));
    }

    @Test
    void hintsAreNoWarnings() {
        String hint = "[\"PromQL info: metric might not be a counter, name does not end in _total\"]";
        String scalar = "{\"resultType\":\"scalar\",\"result\":[1,\"7\"]}";
        server.answers(QUERY, 200, success(scalar, "\"warnings\":" + hint + ",\"infos\":" + hint));
        assertEquals(numbers("7"), server.prometheus(QUERY));
    }

    @Test
    void whatIsNoAnswerOfPrometheusPasses() {
        server.answers(QUERY, 200, "<html>");
        assertEquals(passing(WHO + "something else than JSON."), server.prometheus(QUERY));
        server.answers(QUERY, 200, "{\"status\":\"success\",\"data\":{}}");
        assertEquals(passing(WHO + "something else than a result."), server.prometheus(QUERY));
        server.answers(QUERY, 200, "{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"no disk\"}");
        assertEquals(passing(WHO + "an error (internal: no disk)."), server.prometheus(QUERY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | bad_data | MISTAKE | : it took the request for a mistake. Correct what is asked for.",
                "422 | execution | MISTAKE | : it took the request for a mistake. Correct what is asked for.",
                "503 | timeout | PASSING | : it is busy or in trouble. It is tried again.",
                "500 | internal | PASSING | : it is busy or in trouble. It is tried again.",
            })
    void errorsAreQuoted(int status, String type, Fault.Kind kind, String advice) {
        server.answers(QUERY, status, "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"1:2: oh\"}");
        Fault fault = server.prometheus(QUERY).<Fault>fold(measured -> Fault.gone(measured.toString()), cause -> cause);
        assertEquals(kind, fault.kind());
        assertEquals(
                "Asking Prometheus at the connection \"metrics\" (" + server.host() + ") was answered " + status
                        + " (1:2: oh)" + advice,
                fault.sentence());
    }

    private Answer<Measured> vector(String... values) {
        List<String> samples = Arrays.stream(values)
                .map(value -> "{\"metric\":{\"job\":\"a\"},\"value\":[1772359264.123,\"" + value + "\"]}")
                .toList();
        return result("{\"resultType\":\"vector\",\"result\":[" + String.join(",", samples) + "]}");
    }

    private Answer<Measured> result(String data) {
        server.answers(QUERY, 200, success(data, "\"infos\":[]"));
        return server.prometheus(QUERY);
    }

    private static String success(String data, String more) {
        return "{\"status\":\"success\",\"data\":" + data + "," + more + "}";
    }

    private static Answer<Measured> numbers(String... values) {
        return Answer.given(
                new Measured.Numbers(Arrays.stream(values).map(BigDecimal::new).toList()));
    }

    private static Answer<Measured> nothing(String why) {
        return Answer.given(new Measured.Nothing(why));
    }

    private static Answer<Measured> mistake(String sentence) {
        return Answer.failed(Fault.mistake(sentence));
    }

    private static Answer<Measured> passing(String sentence) {
        return Answer.failed(Fault.passing(sentence));
    }
}
