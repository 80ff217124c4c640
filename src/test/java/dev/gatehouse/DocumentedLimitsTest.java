package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of limits in the README names what the app holds to. */
final class DocumentedLimitsTest {

    private static final int KIB = 1024;

    private final Map<String, String> table = table();

    /** What, how it is said there, and the constants in their order; those in bytes are told in KiB. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a delivery's body | %s KiB | check.Limits.BODY_BYTES",
                "headers, with those that are added on the way | %s, with %s characters in all, names and values"
                        + "| check.Limits.HEADERS check.Limits.HEADERS_CHARACTERS",
                "a header that is read | %s characters of name, %s of value"
                        + "| check.Limits.HEADER_NAME check.Limits.HEADER_VALUE",
                "headers and body in the message on the queue | %s KiB, with what the Functions host escapes"
                        + "| evaluation.CheckMessages.MAX_BYTES",
                "a definition | %s conditions, %s levels of `all`, `any` and `not`"
                        + "| check.Limits.CONDITIONS check.Limits.CONDITION_DEPTH",
                "a text in a definition | %s characters | check.Limits.TEXT",
                "success criteria | %s characters, %s levels of calls and accesses"
                        + "| expression.Expression.LONGEST expression.Parser.NESTING",
                "what one evaluation of success criteria makes"
                        + "| texts and lists of %s characters, an element counting as %s; the steps of `jsonpath` count, too,"
                        + " and what is compared, %s characters or an element as one"
                        + "| expression.Budget.UNITS expression.Budget.ELEMENT expression.Weighed.CHARACTERS",
                "a list of texts in a definition, such as `states` | %s | check.Limits.TEXTS",
                "headers of `http` | %s | condition.HttpHeaders.MOST",
                "a body of `http` | %s characters | condition.HttpRequest.BODY",
                "a `Location` that `http` follows | %s characters | condition.Http.LOCATION",
                "records of `serviceNow` | %s | condition.ServiceNow.MOST_RECORDS",
                "fields in `require` of `serviceNow` | %s | condition.RecordRule.MOST_FIELDS",
                "the query of a `metric` | %s characters | check.Limits.METRIC_QUERY",
                "`checkpoints`, `failureLimit`, `consecutiveErrorLimit` | %s | check.Limits.MEASUREMENTS",
                "what is measured at once | %s values, each with %s digits"
                        + "| check.Limits.MEASURED_VALUES check.Limits.MEASURED_DIGITS",
                "the body of an event | %s KiB | check.Limits.EVENT_BYTES",
                "conditions that keep something for the next evaluation: `http`, `serviceNow`, `metric`, `externalEvent` | %s"
                        + "| check.Limits.NOTES",
                "what a condition keeps for the next evaluation, such as measurements | %s characters | check.Limits.NOTE",
                "recipients of `notify` | %s | check.Limits.RECIPIENTS",
                "one attempt to notify somebody, with whatever it takes to be let in | %s s | evidence.Outgoing.LONGEST",
                "a definition's JSON | %s levels, keys of %s characters, numbers of %s digits, no key twice in an object"
                        + "| check.Limits.JSON_DEPTH check.Limits.JSON_KEY check.Limits.JSON_DIGITS",
                "an operator's reason to terminate a check | %s characters | check.Limits.REASON",
                "checks in a page of the list | %s | functions.ListQuery.MOST",
                "what a check keeps of its history | %s entries of each kind, each with %s characters of text"
                        + "| ledger.History.MOST ledger.History.TEXT",
                "what a refused delivery is told"
                        + "| %s problems, each with %s characters of where, %s of what was found, and %s of advice"
                        + "| check.Limits.PROBLEMS check.Limits.PROBLEM_AT check.Limits.PROBLEM_FOUND check.Limits.PROBLEM_ADVICE",
                "a line of the check's log in Azure Pipelines | %s characters, %s lines at a time"
                        + "| check.SafeText.LINE_LENGTH azuredevops.LogText.MOST_LINES",
                "what the run shows that the check is doing | %s characters | evaluation.StatusLines.LONGEST_OPERATION",
                "what is quoted of an answer that refuses | %s characters | azuredevops.Faults.QUOTED_LENGTH",
                "a line of the app's log | %s characters | functions.LogLine.LONGEST",
                "what one evaluation needs to know, all its calls together | %s s; a call that is at work is cut short"
                        + "| evidence.AzureDevOpsEvidence.LONGEST",
                "a call of the storage account | %s tries of %s s each"
                        + "| ledger.StorageLimits.TRIES ledger.StorageLimits.TRY",
            })
    void areThoseOfTheApp(String what, String limit, String constants) {
        Object[] values = Arrays.stream(constants.split(" "))
                .map(DocumentedLimitsTest::shown)
                .toArray();
        assertEquals(limit.formatted(values), table.get(what), () -> "the table has " + table.keySet());
    }

    private static String shown(String constant) {
        Object value = value(constant);
        if (value instanceof Duration duration) {
            return String.valueOf(duration.toSeconds());
        }
        int number = (Integer) value;
        return String.format(Locale.ROOT, "%,d", constant.endsWith("_BYTES") ? number / KIB : number);
    }

    private static Object value(String constant) {
        int dot = constant.lastIndexOf('.');
        try {
            Field field = Class.forName("dev.gatehouse." + constant.substring(0, dot))
                    .getDeclaredField(constant.substring(dot + 1));
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no constant " + constant, e);
        }
    }

    private static Map<String, String> table() {
        try {
            String readme = Files.readString(Path.of("README.md"));
            Map<String, String> table = new TreeMap<>();
            readme.substring(readme.indexOf("\n### Limits"), readme.indexOf("\n### host.json"))
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .map(line -> line.split("\\|", -1))
                    .forEach(cells -> table.put(cells[1].strip(), cells[2].strip()));
            return table;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
