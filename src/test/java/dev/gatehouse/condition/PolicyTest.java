package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a policy is filled; {@code ShippedPoliciesTest} has those of the app. */
final class PolicyTest {

    private static final String CHANGE = """
            {"description": "The change is approved",
             "parameters": {"change": {"description": "Number of the change"}},
             "require": {"serviceNow": {"connection": "servicenow", "number": "${change}"}}}""";
    private static final String REASON = "\"require\": {\"buildReason\": {\"in\": \"manual\"}}";

    @Test
    void isFilledFromWith() {
        assertEquals(
                "{\"require\":{\"serviceNow\":{\"connection\":\"servicenow\",\"number\":\"CHG0030001\"}}}",
                filled(CHANGE, "{\"change\": \"CHG0030001\"}", Map.of()));
    }

    @Test
    void isFilledFromTheHeadersInAnyCase() {
        assertTrue(filled(CHANGE, "{}", Map.of("change", "CHG0030002")).contains("\"number\":\"CHG0030002\""));
        assertTrue(filled(CHANGE, "{}", Map.of("ch-ange", " CHG0030003 ")).contains("\"number\":\"CHG0030003\""));
    }

    @Test
    void prefersWithToTheHeadersAndThoseToTheDefault() {
        String policy = coverage("80");
        assertTrue(filled(policy, "{\"coverage\": 1}", Map.of("coverage", "2")).contains("\"atLeast\":1}"));
        assertTrue(filled(policy, "{}", Map.of("coverage", "2")).contains("\"atLeast\":2}"));
        assertTrue(filled(policy, "{}", Map.of()).contains("\"atLeast\":80}"));
    }

    @Test
    void takesABlankHeaderForNone() {
        assertTrue(filled(coverage("80"), "{}", Map.of("coverage", " ")).contains("\"atLeast\":80}"));
    }

    @Test
    void fillsNamesThatItDoesNotDeclareFromTheHeadersAlone() {
        String policy = "{\"description\": \"Of the branch\", \"require\": {\"build\": {\"criteria\":"
                + " \"eq(root.id, ${BuildId})\"}}}";
        assertTrue(filled(policy, "{}", Map.of("buildid", "42")).contains("eq(root.id, 42)"));
        assertEquals(
                List.of(
                        Problem.inBody(
                                "$.with.BuildId", "the unknown parameter \"BuildId\"", "there are no parameters here"),
                        Problem.inBody(
                                "policy gate: $.require.build.criteria",
                                "no value for \"${BuildId}\"",
                                "add the header \"BuildId\" to the check's headers")),
                problems(policy, "{\"BuildId\": 42}", Map.of()));
    }

    @Test
    void namesThePathTheParameterAndWhatToWriteWhereAValueIsMissing() {
        assertEquals(
                List.of(Problem.inBody(
                        "policy gate: $.require.serviceNow.number",
                        "no value for \"${change}\"",
                        "it is needed (Number of the change): write \"with\": {\"change\": …} in the check's body, or add"
                                + " it to the check's headers")),
                problems(CHANGE, "{}", Map.of()));
    }

    @Test
    void saysWhichParameterWasMeant() {
        assertEquals(
                Problem.inBody(
                        "$.with.chnage",
                        "the unknown parameter \"chnage\"",
                        "did you mean \"change\"? known parameters: change"),
                problems(CHANGE, "{\"chnage\": \"CHG0030001\"}", Map.of()).get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"manual\", \"schedule\"] | [\"manual\",\"schedule\"]",
                "\"manual\" | \"manual\"",
            })
    void putsAValueThatIsTheWholeTextThereWithItsType(String value, String written) {
        assertEquals(
                "{\"require\":{\"buildReason\":{\"in\":" + written + "}}}",
                filled("""
                        {"description": "Started on purpose", "parameters": {"reasons": {"description": "How"}},
                         "require": {"buildReason": {"in": "${reasons}"}}}""", "{\"reasons\": " + value + "}", Map.of()));
    }

    @Test
    void canBeGivenAWholeCondition() {
        assertEquals(
                "{\"require\":{\"not\":{\"otherChecks\":{}}}}",
                filled("""
                        {"description": "Any", "parameters": {"what": {"description": "A condition"}},
                         "require": {"not": "${what}"}}""", "{\"what\": {\"otherChecks\": {}}}", Map.of()));
    }

    @Test
    void readsAHeaderAsTheTypeThatItTakesThePlaceOf() {
        assertTrue(filled(coverage("80"), "{}", Map.of("coverage", "70.5")).contains("\"atLeast\":70.5}"));
        String window = """
                {"description": "Change", "parameters": {"window": {"description": "Whether", "default": true}},
                 "require": {"serviceNow": {"connection": "s", "number": "CHG1", "window": "${window}"}}}""";
        assertTrue(filled(window, "{}", Map.of("window", "False")).contains("\"window\":false}"));
    }

    @Test
    void saysWhereAValueIsFromThatDoesNotFit() {
        assertEquals(
                List.of(Problem.inBody(
                        "policy gate: $.require.codeCoverage.atLeast",
                        "\"many\"",
                        "write a number from 0 to 100, without quotes; the value is from the header \"coverage\"")),
                problems(coverage("80"), "{}", Map.of("coverage", "many")));
    }

    @Test
    void fillsWhatIsReadAsADefinitionToTheLetter() {
        String text = filled("""
                {"description": "d", "$schema": "s", "parameters": {"pause": {"description": "How often", "default": "PT5M"}},
                 "every": "${pause}", "giveUpAfter": "PT1H", "dryRun": true, %s}""".formatted(REASON), "{}", Map.of());
        assertEquals(
                "{\"every\":\"PT5M\",\"giveUpAfter\":\"PT1H\",\"dryRun\":true,"
                        + "\"require\":{\"buildReason\":{\"in\":\"manual\"}}}",
                text);
        Definition definition = Definitions.parse(text).fold(read -> read, wrong -> {
            throw new AssertionError(wrong);
        });
        assertEquals(Optional.of(Duration.ofMinutes(5)), definition.every());
        assertTrue(definition.dryRun());
    }

    @Test
    void letsTheBodySetTimesInThePlaceOfThePolicysOwn() {
        String policy = """
                {"description": "d", "parameters": {"pause": {"description": "How often"}},
                 "every": "${pause}", "giveUpAfter": "PT1H", %s}""".formatted(REASON);
        String text = whole(policy, "{\"policy\": \"gate\", \"every\": \"PT2M\", \"giveUpAfter\": \"PT3H\"}", Map.of());
        assertTrue(text.contains("\"every\":\"PT2M\"") && text.contains("\"giveUpAfter\":\"PT3H\""), text);
    }

    @Test
    void tellsWhatIsWrongWithTheBodysTimesInTheBody() {
        String policy = "{\"description\": \"d\", \"giveUpAfter\": \"PT1H\", " + REASON + "}";
        assertEquals(
                List.of(Problem.inBody(
                        "$.every",
                        "\"PT2H\"",
                        "write at most the policy's \"giveUpAfter\", which is PT1H, or set that too")),
                fill(policy, "{\"policy\": \"gate\", \"every\": \"PT2H\"}", Map.of())
                        .fold(whole -> List.of(), problems -> problems));
        String other = "{\"description\": \"d\", \"every\": \"PT2H\", " + REASON + "}";
        assertEquals(
                List.of(Problem.inBody("$.giveUpAfter", "\"PT1H\"", "write at least \"every\", which is PT2H")),
                fill(other, "{\"policy\": \"gate\", \"giveUpAfter\": \"PT1H\"}", Map.of())
                        .fold(whole -> List.of(), problems -> problems));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "errors_${value}, \"shop-errors_shop\"",
                "errors_${value}, -5",
                "app:errors:ratio_${value}, \"shop/1000\"",
                "${value}_errors, \"up+shop\"",
                "${value}, \"up\"",
                "x ${value}, \"offset\"",
                "x > 0.${value}, -5",
                "x > ${value}${value}, -5",
            })
    void letsNoValueCalculateInAQueryWithoutQuotes(String query, String value) {
        assertEquals(
                List.of("policy gate: $.require.metric.prometheus.query"),
                problems(query("a + " + query), "{\"value\": " + value + "}", Map.of()).stream()
                        .map(Problem::at)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "errors_${value}, shop_2",
        "app:errors:ratio_${value}, shop",
        "${value}_errors, shop",
        "up > ${value}, 5m"
    })
    void completesAWordOfAQueryWithoutQuotes(String query, String value) {
        assertTrue(filled(query(query), "{\"value\": \"" + value + "\"}", Map.of())
                .contains(query.replace("${value}", value)));
    }

    @Test
    void takesNoLanguageForPlainWordsWhereverExpressionsStand() {
        String event = """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"externalEvent": {"name": "e", "approve": "root.${value}", "from": "root.x_${value}"}}}""";
        assertEquals(
                List.of("policy gate: $.require.externalEvent.approve", "policy gate: $.require.externalEvent.from"),
                problems(event, "{\"value\": \"by.name\"}", Map.of()).stream()
                        .map(Problem::at)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "number=${value}, CHG-1.2, true",
        "state=1^category=${value}^active=true, web/shop, true",
        "numberIN1${value}, 7, true",
        "nameLIKE${value}, shop, true",
        "categoryIN${value}, web, true",
        "number=${value}, javascript:gs.now, false",
        "state=1^${value}=2, ORactive, false",
        "state=1^${value}, ORnumberISNOTEMPTY, false",
        "number=${value}ISEMPTY, active, false",
    })
    void putsWordsIntoAnEncodedQueryOnlyForWhatAFieldIsComparedWith(String query, String value, boolean fits) {
        String policy = """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"serviceNow": {"connection": "s", "query": "%s"}}}""".formatted(query);
        assertEquals(
                fits,
                fill(policy, "{\"policy\": \"gate\", \"with\": {\"value\": \"" + value + "\"}}", Map.of())
                        .<Boolean>fold(whole -> true, problems -> false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://${value}.contoso.com/health, shop-2, true",
        "https://contoso.com:${value}/health, 8443, true",
        "https://contoso.com/${value}/health, apps/v1.2@x, true",
        "https://contoso.com?app=${value}, shop/v1.2, true",
        "https://${value}.contoso.com/health, other.example/x, false",
        "https://${value}.contoso.com/health, me@other, false",
        "https://${value}.contoso.com/health, a.b, false",
        "https://contoso.com${value}/health, .example, false",
        "https:/${value}/health, /other, false",
        "${value}/health, https://other, false",
    })
    void choosesAPartOfAHostButNoOtherHost(String url, String value, boolean fits) {
        String policy = """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"http": {"url": "%s"}}}""".formatted(url);
        assertEquals(
                fits,
                fill(policy, "{\"policy\": \"gate\", \"with\": {\"value\": \"" + value + "\"}}", Map.of())
                        .<Boolean>fold(whole -> true, problems -> false));
    }

    @Test
    void advisesNoHeaderThatCannotFillAPolicy() {
        String policy = """
                {"description": "d", "parameters": {"connection": {"description": "c"}},
                 "require": {"serviceNow": {"connection": "${connection}", "number": "${from}"}}}""";
        assertEquals(
                List.of(
                        "it is needed (c): write \"with\": {\"connection\": …} in the check's body",
                        "no header of this name fills a policy: declare it among the policy's \"parameters\""),
                problems(policy, "{}", Map.of()).stream().map(Problem::advice).toList());
    }

    @Test
    void isADryRunWhereEitherSaysSo() {
        String dry = "{\"description\": \"d\", \"dryRun\": true, " + REASON + "}";
        String real = "{\"description\": \"d\", " + REASON + "}";
        assertTrue(whole(dry, "{\"policy\": \"gate\", \"dryRun\": false}", Map.of())
                .contains("\"dryRun\":true"));
        assertTrue(whole(real, "{\"policy\": \"gate\", \"dryRun\": true}", Map.of())
                .contains("\"dryRun\":true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "refs/heads/release/2026.1", "v1.2.3+build-5", "a@b:c", "x_y"})
    void putsWordsBetweenQuotesOfALongerText(String value) {
        assertTrue(criteria("eq(root['sourceBranch'], '${value}')", '"' + value + '"')
                .contains("eq(root['sourceBranch'], '" + value + "')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main') or eq('1",
                "a b",
                "a'",
                "a\\\"",
                "a\\\\",
                "../..",
                "a,b",
                "a)",
                "a{b}",
                "a|b",
                "a^b",
                "a&b",
                "a?b",
                "a#b",
                "a%2e",
                "a;b",
                "a=b",
                "a\\n",
                "ä",
                "",
            })
    void putsNothingIntoALongerTextThatCouldChangeMoreThanTheValue(String value) {
        assertEquals(
                List.of("policy gate: $.require.build.criteria"),
                problems(criterion("eq(root['sourceBranch'], '${value}')"), "{\"value\": \"" + value + "\"}", Map.of())
                        .stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void saysWhichTextsFit() {
        assertEquals(
                List.of(Problem.inBody(
                        "policy gate: $.require.build.criteria",
                        "\"a'b\" from the header \"value\"",
                        "here, inside of a longer text, only this may stand: letters, digits and . _ - / : @ +"
                                + " alone, without \"..\"")),
                problems(criterion("eq(root.a, '${value}')"), "{}", Map.of("value", "a'b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root.a", "root", "true", "null", "count", "-1", "1-1", "1/0", "x"})
    void putsNoWordOutsideOfQuotesOfAnExpression(String value) {
        assertEquals(
                List.of("policy gate: $.require.build.criteria"),
                problems(criterion("eq(root.a, ${value})"), "{\"value\": \"" + value + "\"}", Map.of()).stream()
                        .map(Problem::at)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-0.05", "1e3", "true", "\"7\""})
    void putsNumbersAndTruthOutsideOfQuotes(String value) {
        assertTrue(criteria("eq(root.a, ${value})", value).contains("eq(root.a, "), value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"a\": 1}", "null"})
    void putsOnlyScalarsIntoALongerText(String value) {
        assertEquals(
                List.of("policy gate: $.require.build.criteria"),
                problems(criterion("eq(root.a, '${value}')"), "{\"value\": " + value + "}", Map.of()).stream()
                        .map(Problem::at)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a pattern: any application would fit
                "up{app=~\"${value}\"} | .+",
                // comments and other quotes, which not every language has
                "up{app='it' # don't } > ${value} | x",
                "a // don't\\n > ${value} | x",
                "up{app=`x`} > '${value}' | x",
                "up{app=\"\\\\\"} > '${value}' | x",
                "up > '${value} | x",
                "up - ${value} | x",
            })
    void takesFewerValuesWhereATextLeavesADoubt(String query, String value) {
        String policy = """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"metric": {"prometheus": {"connection": "p", "query": "%s"}, "every": "PT1M",
                   "checkpoints": 1, "successWhen": "lt(root['value'], 1)"}}}""".formatted(query.replace("\"", "\\\""));
        assertEquals(
                List.of("policy gate: $.require.metric.prometheus.query"),
                problems(policy, "{\"value\": \"" + value + "\"}", Map.of()).stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void leavesNoFolderByValuesThatMakeTwoPointsTogether() {
        String policy = """
                {"description": "d", "parameters": {"a": {"description": "a"}, "b": {"description": "b"}},
                 "require": {"http": {"connection": "c", "path": "/apps/${a}${b}/health"}}}""";
        assertTrue(filled(policy, "{\"a\": \"shop\", \"b\": \".v2\"}", Map.of()).contains("/apps/shop.v2/health"));
        assertEquals(
                List.of(Problem.inBody(
                        "policy gate: $.require.http.path",
                        "\"/apps/../health\"",
                        "no \"..\" may come of what is filled in: give another value")),
                problems(policy, "{\"a\": \".\", \"b\": \".\"}", Map.of()));
    }

    @Test
    void refusesValuesThatHoldMacrosOrPlaces() {
        assertEquals(
                List.of("$.with.change", "$.with.other"),
                wrong(CHANGE, "{\"policy\": \"gate\", \"with\": {\"change\": \"$(Change)\", \"other\": \"${x}\"}}")
                        .stream()
                        .map(Problem::at)
                        .toList());
        assertEquals(
                List.of("policy gate: $.require.serviceNow.number"),
                problems(CHANGE, "{}", Map.of("change", "$(Change)")).stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void refusesValuesThatGrowBeyondADefinitionByBeingInsertedOften() {
        String places = ",\"${value}\"".repeat(90);
        String policy = """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"workItems": {"states": ["x"%s]}}}""".formatted(places);
        List<Problem> problems = problems(policy, "{\"value\": \"" + "x".repeat(900) + "\"}", Map.of());
        assertEquals(1, problems.size(), problems::toString);
        assertEquals(
                "values of more than " + Limits.BODY_BYTES + " characters in all its places",
                problems.get(0).found());
    }

    @Test
    void hasAVersionThatChangesWithItsFile() {
        Policies policies = Policies.of(Map.of("a", CHANGE, "b", CHANGE, "c", CHANGE + " "));
        String version = policies.find("a").orElseThrow().version().version();
        assertTrue(version.matches("[0-9a-f]{12}"), version);
        assertEquals(version, policies.find("b").orElseThrow().version().version());
        assertNotEquals(version, policies.find("c").orElseThrow().version().version());
    }

    @Test
    void isNotFilledWhileItsFileCannotBeRead() {
        assertEquals(
                List.of(Problem.inBody("policy gate: $.description", "the number 1", "write a text that is not empty")),
                problems("{\"description\": 1, " + REASON + "}", "{}", Map.of()));
    }

    private static String coverage(String standard) {
        return """
                {"description": "Covered", "parameters": {"coverage": {"description": "Per cent", "default": %s}},
                 "require": {"codeCoverage": {"atLeast": "${coverage}"}}}""".formatted(standard);
    }

    private static String criterion(String criteria) {
        return """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"build": {"criteria": "%s"}}}""".formatted(criteria);
    }

    private static String query(String query) {
        return """
                {"description": "d", "parameters": {"value": {"description": "v"}},
                 "require": {"metric": {"prometheus": {"connection": "p", "query": "%s"}, "every": "PT1M",
                   "checkpoints": 1, "successWhen": "lt(root['value'], 1)"}}}""".formatted(query);
    }

    private static String criteria(String criteria, String value) {
        return filled(criterion(criteria), "{\"value\": " + value + "}", Map.of());
    }

    private static String filled(String policy, String with, Map<String, String> headers) {
        return whole(policy, "{\"policy\": \"gate\", \"with\": " + with + "}", headers);
    }

    private static String whole(String policy, String body, Map<String, String> headers) {
        return fill(policy, body, headers).fold(Filled.Whole::text, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static List<Problem> problems(String policy, String with, Map<String, String> headers) {
        return fill(policy, "{\"policy\": \"gate\", \"with\": " + with + "}", headers)
                .fold(
                        whole -> {
                            throw new AssertionError("it was filled: " + whole.text());
                        },
                        problems -> problems);
    }

    private static Filled fill(String policy, String body, Map<String, String> headers) {
        return read(policy, body)
                .fold(
                        defines -> {
                            throw new AssertionError("it names a policy");
                        },
                        call -> call.fill(new Variables(headers)),
                        problems -> {
                            throw new AssertionError(problems.toString());
                        });
    }

    private static List<Problem> wrong(String policy, String body) {
        return read(policy, body).fold(defines -> List.of(), call -> List.of(), problems -> problems);
    }

    private static Body read(String policy, String body) {
        return Body.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty(), Policies.of(Map.of("gate", policy)));
    }
}
