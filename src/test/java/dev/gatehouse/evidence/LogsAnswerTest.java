package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Measured;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query APIs of Azure Monitor as their documentation has them. */
class LogsAnswerTest {

    private static final String WHO = "Log Analytics at the connection \"metrics\" answered with ";
    private static final String QUERY = "AppRequests | where Name == \"GET /\"\n| summarize value = count()";

    private final LoopbackMetrics server = new LoopbackMetrics();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksWorkspacesAndApplicationsAndDoesNotHaveThemWorkForLong() {
        server.answers(QUERY, 200, tables("long", "7"));
        assertEquals(numbers("7"), server.logAnalytics(QUERY));
        assertEquals(numbers("7"), server.applicationInsights(QUERY));
        assertEquals(
                List.of(
                        "POST /v1/workspaces/" + LoopbackMetrics.WORKSPACE + "/query Prefer: wait=10",
                        "POST /v1/apps/" + LoopbackMetrics.APP + "/query Prefer: wait=10"),
                server.requests());
    }

    @ParameterizedTest
    @CsvSource({"int, 7", "long, 7", "real, 0.982", "decimal, '\"0.10\"'", "long, '\"7\"'", "real, 1e3"})
    void readsNumbersOfEveryTypeExactly(String type, String value) {
        assertEquals(numbers(value.replace("\"", "")), measured(tables(type, value)));
    }

    @Test
    void readsAllRows() {
        assertEquals(numbers("1", "2", "3"), measured(tables("long", "1", "2", "3")));
    }

    @Test
    void noRowsAreNoData() {
        assertEquals(nothing("no data"), measured(tables("long")));
    }

    @ParameterizedTest
    @CsvSource({"null, null", "'\"NaN\"', NaN", "'\"Infinity\"', +Inf", "'\"-Infinity\"', -Inf"})
    void whatIsNoNumberSaysNothing(String written, String told) {
        assertEquals(nothing(told), measured(tables("real", written)));
        assertEquals(nothing("1 of 2 values is " + told), measured(tables("real", "1", written)));
    }

    @Test
    void takesTheColumnThatIsCalledValueWhereSeveralAreNumbers() {
        assertEquals(
                numbers("0.5"),
                measured(table(
                        "[{\"name\":\"count_\",\"type\":\"long\"},{\"name\":\"Value\",\"type\":\"real\"}]",
                        "[[9,0.5]]")));
    }

    @Test
    void takesTheOnlyColumnOfNumbersWhateverItIsCalled() {
        assertEquals(
                numbers("9"),
                measured(table(
                        "[{\"name\":\"value\",\"type\":\"string\"},{\"name\":\"count_\",\"type\":\"long\"}]",
                        "[[\"a\",9]]")));
    }

    @Test
    void doesNotGuessWhichOfSeveralColumnsIsMeant() {
        String columns = "[{\"name\":\"a\",\"type\":\"long\"},{\"name\":\"b\",\"type\":\"real\"},"
                + "{\"name\":\"c\",\"type\":\"string\"}]";
        assertEquals(
                mistake(WHO
                        + "2 columns of numbers (a long, b real, c string): have the query give one, or call the one"
                        + " that is measured value."),
                measured(table(columns, "[[1,2,\"x\"]]")));
        assertEquals(
                mistake(WHO + "no column of numbers (t datetime): have the query give one, or call the one that is"
                        + " measured value."),
                measured(table("[{\"name\":\"t\",\"type\":\"datetime\"}]", "[[\"2026-03-01T10:00:00Z\"]]")));
    }

    @Test
    void readsTheTableThatIsTheResult() {
        String other = "{\"name\":\"Statistics\",\"columns\":[{\"name\":\"x\",\"type\":\"long\"}],\"rows\":[[1]]}";
        String result = tables("long", "7").replace("{\"tables\":[", "{\"tables\":[" + other + ",");
        assertEquals(numbers("7"), measured(result));
    }

    @Test
    void aPartOfTheResultIsNoMeasurement() {
        String error =
                "\"error\":{\"code\":\"PartialError\",\"message\":\"There were some errors when processing your query.\","
                        + "\"details\":[{\"code\":\"EngineError\",\"message\":\"Something went wrong\"}]}";
        String partial = tables("long", "7").replace("]}]}", "]}]," + error + "}");
        assertEquals(
                passing(WHO
                        + "a part of the result only (There were some errors when processing your query. Something went"
                        + " wrong)."),
                measured(partial));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"tables\":[]}", "{\"tables\":[{\"name\":\"PrimaryResult\"}]}"})
    void whatIsNoTablePasses(String answer) {
        assertEquals(passing(WHO + "something else than tables."), measured(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[]]", "[{}]", "[7]", "[[true]]", "[[\"x\"]]", "[[[1]]]"})
    void rowsWithoutNumbersAreAMistake(String rows) {
        assertEquals(
                mistake(WHO + "a value that is no number of at most 400 digits: write a query that gives numbers."),
                measured(table("[{\"name\":\"a\",\"type\":\"long\"}]", rows)));
    }

    @Test
    void errorsAreQuoted() {
        assertEquals(
                mistake("Asking Log Analytics at the connection \"metrics\" (" + server.host()
                        + ") was answered 400 (The request had some invalid properties): it took the request for a mistake."
                        + " Correct what is asked for."),
                server.logAnalytics("no such query"));
    }

    private Answer<Measured> measured(String answer) {
        return server.answers(QUERY, 200, answer).logAnalytics(QUERY);
    }

    private static String tables(String type, String... values) {
        List<String> rows =
                Arrays.stream(values).map(value -> "[\"GET /\"," + value + "]").toList();
        return table(
                "[{\"name\":\"Name\",\"type\":\"string\"},{\"name\":\"count_\",\"type\":\"" + type + "\"}]",
                "[" + String.join(",", rows) + "]");
    }

    private static String table(String columns, String rows) {
        return "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":" + columns + ",\"rows\":" + rows + "}]}";
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
