package dev.gatehouse.devhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.scenario.Scenario.Authorization;
import dev.gatehouse.devhost.scenario.Scenario.Route;
import dev.gatehouse.devhost.scenario.Scenario.Signature;
import dev.gatehouse.devhost.scenario.Scenario.Source;
import dev.gatehouse.devhost.scenario.Scenario.WebReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {

    @Test
    void fillsInWhatIsUsual() {
        assertEquals(
                List.of(new Source(
                        "shop",
                        new Authorization(Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        List.of(new Route(
                                "GET",
                                "/health",
                                Map.of(),
                                List.of(new WebReply(Duration.ZERO, 200, Map.of(), "")),
                                Optional.empty(),
                                List.of())))),
                sources("{'connection': 'shop', 'routes': [{'path': '/health', 'answers': [{}]}]}"));
    }

    @Test
    void readsAllThatCanBeSaid() {
        assertEquals(
                List.of(new Source(
                        "shop",
                        new Authorization(Optional.of("alice:open:sesame"), Optional.empty(), Optional.empty()),
                        Optional.of(new Signature("s", "X-Signed")),
                        List.of(new Route(
                                "POST",
                                "/reviews",
                                Map.of("run", "7"),
                                List.of(
                                        new WebReply(Duration.ZERO, 202, Map.of("Location", "/r/1"), "soon"),
                                        new WebReply(Duration.ofMinutes(5), 200, Map.of(), "{\"ok\":true}")),
                                Optional.of(0),
                                List.of("decided"))))),
                sources("{'connection': 'shop', 'authorization': {'basic': 'alice:open:sesame'},"
                        + " 'signature': {'secret': 's', 'header': 'X-Signed'}, 'routes': [{'method':"
                        + " 'POST', 'path': '/reviews', 'query': {'run': '7'}, 'asked': 0, 'received': 'decided', 'answers': [{'from': 'PT5M',"
                        + " 'body': {'ok': true}}, {'status': 202, 'headers': {'Location': '/r/1'}, 'body':"
                        + " 'soon'}]}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7 | : expected an object, found 7
            {'url': 'x'} | : unknown key "url"; known are connection, authorization, signature, routes
            {'routes': []} | : "connection" is missing
            {'connection': 1, 'routes': []} | .connection: expected a string, found 1
            {'connection': 'a'} | : "routes" is missing
            {'connection': 'a', 'routes': {}} | .routes: expected an array, found {}
            {'connection': 'a', 'routes': []} | .routes: expected at least one route
            """)
    void saysWhatIsWrongWithASource(String source, String expected) {
        assertMistake(source, "$.sources[0]" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'alice:x' | : expected an object, found "alice:x"
            {} | : expected exactly one of basic, bearer, client
            {'basic': 'a:b', 'bearer': 'c'} | : expected exactly one of basic, bearer, client
            {'token': 'x'} | : unknown key "token"; known are basic, bearer, client
            {'basic': 'alice'} | .basic: expected a name, a colon and a secret
            {'client': ':secret'} | .client: expected a name, a colon and a secret
            {'bearer': 7} | .bearer: expected a string, found 7
            """)
    void saysWhatIsWrongWithAnAuthorization(String authorization, String expected) {
        assertMistake(
                "{'connection': 'a', 'authorization': " + authorization
                        + ", 'routes': [{'path': '/', 'answers': [{}]}]}",
                "$.sources[0].authorization" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'answers': [{}] | : "path" is missing
            'path': '/' | : "answers" is missing
            'path': '/', 'answers': [] | .answers: expected at least one answer
            'path': 'health', 'answers': [{}] | .path: expected a path that begins with a slash, its query in "query"
            'path': '/health?x=1', 'answers': [{}] | .path: expected a path that begins with a slash, its query in "query"
            'path': '/', 'answers': [{}], 'verb': 'GET' | : unknown key "verb"; known are method, path, query, answers, asked
            'path': '/', 'answers': [{}], 'method': 'get' | .method: expected one of GET, HEAD, POST, PUT, PATCH, DELETE, found "get"
            'path': '/', 'answers': [{}], 'query': 'x=1' | .query: expected an object, found "x=1"
            'path': '/', 'answers': [{}], 'query': {'x': 1} | .query.x: expected a string, found 1
            'path': '/', 'answers': [{}], 'asked': -1 | .asked: expected a whole number of at least 0, found -1
            """)
    void saysWhatIsWrongWithARoute(String route, String expected) {
        assertMistake("{'connection': 'a', 'routes': [{" + route + "}]}", "$.sources[0].routes[0]" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'at': 'PT1S'} | : unknown key "at"; known are from, status, headers, body
            {'from': '5m'} | .from: expected a duration such as "PT8S"
            {'from': '-PT1S'} | .from: expected a duration that is not negative, found "-PT1S"
            {'status': '200'} | .status: expected a whole number of at least 200, found "200"
            {'status': 199} | .status: expected a whole number of at least 200, found 199
            {'status': 600} | .status: expected a status from 200 to 599
            {'headers': []} | .headers: expected an object, found []
            {'headers': {'Retry-After': 5}} | .headers.Retry-After: expected a string, found 5
            """)
    void saysWhatIsWrongWithAnAnswer(String answer, String expected) {
        assertMistake(
                "{'connection': 'a', 'routes': [{'path': '/', 'answers': [{}, " + answer + "]}]}",
                "$.sources[0].routes[0].answers[1]" + expected);
    }

    @Test
    void wantsAConnectionForEach() {
        String one = "{'connection': 'a', 'routes': [{'path': '/', 'answers': [{}]}]}";
        assertMistake(one + ", " + one, "$.sources: two sources are the connection \"a\"");
    }

    private static void assertMistake(String sources, String expected) {
        ScenarioMistake mistake = assertThrows(ScenarioMistake.class, () -> sources(sources));
        String message = String.valueOf(mistake.getMessage());
        assertTrue(message.startsWith("test.json: " + expected), message);
    }

    private static List<Source> sources(String sources) {
        return ScenarioReader.parse(
                        "test.json",
                        ("{'title': 't', 'runs': [{'build': {'id': 1}}], 'deliveries': [], 'sources': [" + sources
                                        + "]}")
                                .replace('\'', '"'))
                .sources();
    }
}
