package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body and an address ask for together. */
final class BodyTest {

    private static final String REQUIRE = "\"require\": {\"buildReason\": {\"in\": \"manual\"}}";
    private static final Policies POLICIES = Policies.of(Map.of(
            "production",
            "{\"description\": \"a\", " + REQUIRE + "}",
            "staging",
            "{\"description\": \"b\", " + REQUIRE + "}"));

    @Test
    void definesWhatMustHold() {
        assertEquals("defines {" + REQUIRE + "}", read("{" + REQUIRE + "}", Optional.empty()));
    }

    @Test
    void namesAPolicy() {
        assertEquals("calls production", read("{\"$schema\": \"s\", \"policy\": \"production\"}", Optional.empty()));
    }

    @Test
    void mayBeEmptyWhereTheAddressNamesThePolicy() {
        assertEquals("calls production", read("", Optional.of("production")));
        assertEquals("calls production", read("\uFEFF \n", Optional.of("production")));
        assertEquals("calls production", read("{\"with\": {}}", Optional.of("production")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2029", "\u00A0", "\u000B", " \uFEFF"})
    void isNoPolicysEmptyBodyWhereJsonSeesMoreThanWhiteSpace(String body) {
        assertEquals(
                List.of("$"),
                problems(body, Optional.of("production")).stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void mayNameThePolicyOfTheAddressAgainAndNoOther() {
        assertEquals("calls staging", read("{\"policy\": \"staging\"}", Optional.of("staging")));
        assertEquals(
                List.of(Problem.inBody(
                        "$.policy",
                        "\"production\"",
                        "the URL names the policy \"staging\": leave out \"policy\" here, or the name there")),
                problems("{\"policy\": \"production\"}", Optional.of("staging")));
    }

    @Test
    void saysWhichPolicyWasMeant() {
        String advice = "did you mean \"production\"? known policies: production, staging";
        assertEquals(
                List.of(Problem.inBody("$.policy", "the unknown policy \"Productoin\"", advice)),
                problems("{\"policy\": \"Productoin\"}", Optional.empty()));
        assertEquals(
                List.of(Problem.inUrl("policy", "the unknown policy \"Productoin\"", advice)),
                problems("", Optional.of("Productoin")));
    }

    @Test
    void findsNoFileOutsideOfTheFolder() {
        Policies shipped = Policies.shipped();
        for (String name :
                List.of("../check.schema", "..", "", "production.json", "PRODUCTION", "a/b", "production\u0000")) {
            assertEquals(Optional.empty(), shipped.find(name), name);
        }
    }

    @Test
    void saysWhatMustHoldOrNamesAPolicyButNotBoth() {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require",
                        "an object",
                        "the policy says what must hold: leave out \"require\", or \"policy\"")),
                problems("{\"policy\": \"production\", " + REQUIRE + "}", Optional.empty()));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require",
                        "an object",
                        "the policy says what must hold: leave out \"require\", or take the policy out of the URL")),
                problems("{" + REQUIRE + "}", Optional.of("production")));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertEquals(
                List.of("$.policy", "$.with", "$.every", "$.giveUpAfter", "$.dryRun", "$.wiht"),
                problems(
                                "{\"policy\": \"prod\", \"with\": [], \"every\": \"5m\", \"giveUpAfter\": 3,"
                                        + " \"dryRun\": \"yes\", \"wiht\": {}}",
                                Optional.empty())
                        .stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void refusesWhatIsNoNameAtAll() {
        assertEquals(
                List.of(Problem.inBody("$.policy", "null", "write a text that is not empty")),
                problems("{\"policy\": null}", Optional.empty()));
    }

    private static String read(String body, Optional<String> policyInUrl) {
        return body(body, policyInUrl)
                .fold(
                        defines -> "defines " + defines.text(),
                        call -> "calls " + call.policy().version().name(),
                        problems -> "wrong " + problems);
    }

    private static List<Problem> problems(String body, Optional<String> policyInUrl) {
        return body(body, policyInUrl).fold(defines -> List.of(), call -> List.of(), problems -> problems);
    }

    private static Body body(String body, Optional<String> policyInUrl) {
        return Body.read(body.getBytes(StandardCharsets.UTF_8), policyInUrl, POLICIES);
    }
}
