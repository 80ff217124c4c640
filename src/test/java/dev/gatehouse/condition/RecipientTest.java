package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a definition wants told of what happens to its check. */
final class RecipientTest {

    @Test
    void tellsOfTheDecisionUnlessSomethingElseIsSaid() {
        assertEquals(
                List.of(new Recipient("$.notify", "chat", "", Notice.Signature.SHA_256, Set.of(Happening.DECIDED))),
                recipients("{\"connection\": \"Chat\"}"));
    }

    @Test
    void tellsSeveralOfSeveralThings() {
        assertEquals(
                List.of(
                        new Recipient(
                                "$.notify[0]",
                                "chat",
                                "/hooks/1?thread=2",
                                Notice.Signature.SHA_256,
                                Set.of(Happening.WAITING, Happening.DECIDED)),
                        new Recipient("$.notify[1]", "log", "", Notice.Signature.SHA_256, Set.of(Happening.WAITING))),
                recipients("""
                        [{"connection": "chat", "path": "/hooks/1?thread=2", "on": ["waiting", "Decided"]},
                         {"connection": "log", "on": "waiting"}]"""));
    }

    @Test
    void reachesAnIncomingWebhookOfAzureDevOpsWhereAndSignedAsItIsVerified() {
        assertEquals(
                List.of(new Recipient(
                        "$.notify",
                        "fabrikam",
                        "_apis/public/distributedtask/webhooks/gate-decided?api-version=6.0-preview",
                        Notice.Signature.SHA_1,
                        Set.of(Happening.DECIDED))),
                recipients("{\"connection\": \"fabrikam\", \"webhook\": \"gate-decided\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | $.notify | an empty array",
                "\"chat\" | $.notify | \"chat\"",
                "{} | $.notify | no \"connection\"",
                "[{\"connection\": \"a\"}, {}] | $.notify[1] | no \"connection\"",
                "{\"connection\": \"a\", \"on\": \"succeeded\"} | $.notify.on | \"succeeded\"",
                "{\"connection\": \"a\", \"on\": []} | $.notify.on | an empty array",
                "{\"connection\": \"a\", \"path\": \"a b\"} | $.notify.path | \"a b\"",
                "{\"connection\": \"a\", \"webhook\": \"../a\"} | $.notify.webhook | \"../a\"",
                "{\"connection\": \"a\", \"webhook\": 7} | $.notify.webhook | the number 7",
                "{\"connection\": \"a\", \"webhook\": \"w\", \"path\": \"p\"} | $.notify.path | \"p\"",
                "{\"connection\": \"a\", \"url\": \"https://a.b\"} | $.notify.url | the unknown key \"url\""
            })
    void refusesWhatCannotBeTold(String notify, String at, String found) {
        Problem problem = Given.problems(definition(notify)).get(0);
        assertEquals(at + " " + found, problem.at() + " " + problem.found());
    }

    @Test
    void refusesMoreThanTen() {
        String eleven = "[" + "{\"connection\": \"a\"},".repeat(10) + "{\"connection\": \"a\"}]";
        assertEquals(
                List.of("write from 1 to 10 objects such as {\"connection\": \"chat\", \"on\": [\"waiting\","
                        + " \"decided\"]}"),
                Given.problems(definition(eleven)).stream().map(Problem::advice).toList());
    }

    @Test
    void asksForAConnectionThatCanBeCalledAndSigns() {
        String notify = "[{\"connection\": \"chat\"}, {\"connection\": \"log\"}, {\"connection\": \"nobody\"}]";
        assertEquals(
                List.of(
                        "$.notify[1].connection: the connection \"log\", which has no secret; the app's operators"
                                + " add it with the setting GATEHOUSE_CONNECTIONS__LOG__SECRET",
                        "$.notify[2].connection: the unknown connection \"nobody\"; known connections: chat, log"),
                missing(notify, Set.of("chat", "log"), Set.of("chat", "nobody")));
    }

    private static List<Recipient> recipients(String notify) {
        return Definitions.parse(definition(notify)).fold(Definition::recipients, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static List<String> missing(String notify, Set<String> names, Set<String> signing) {
        Connections connections = new Connections() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Set<String> signing() {
                return signing;
            }

            @Override
            public Optional<String> refusal(URI url) {
                return Optional.empty();
            }
        };
        return Definitions.parse(definition(notify))
                .fold(
                        valid -> valid.missingFrom(new Surroundings(new Variables(Map.of()), connections)),
                        problems -> problems)
                .stream()
                .map(problem -> problem.at() + ": " + problem.found() + "; " + problem.advice())
                .toList();
    }

    private static String definition(String notify) {
        return "{\"require\": {\"otherChecks\": {}}, \"notify\": " + notify + "}";
    }
}
