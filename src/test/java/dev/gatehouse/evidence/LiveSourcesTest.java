package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import dev.gatehouse.condition.WebTarget;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources are asked, and what their answers are taken for. */
class LiveSourcesTest {

    private static final URI REVIEWS = URI.create("https://review.contoso.com/api");
    private static final TableQuestion CHANGES = new TableQuestion(
            "servicenow", "change_request", "number=CHG1", List.of("number", "approval", "assigned_to"), 101);

    private final List<SourceRequest> sent = new ArrayList<>();
    private Answer<HttpReply.Received> reply = Answer.failed(Fault.mistake("nothing was set up"));
    private final LiveSources sources = new LiveSources(
            request -> {
                sent.add(request);
                return reply;
            },
            connections());

    @Test
    void asksTheTableApiAsItIsDocumented() {
        answers(200, "application/json", "{\"result\":[]}");
        sources.records(CHANGES);
        assertEquals(
                new SourceTarget.Below("servicenow", "/api/now/table/change_request"),
                sent.get(0).target());
        assertEquals(
                List.of(
                        new SourceRequest.Parameter("sysparm_query", "number=CHG1"),
                        new SourceRequest.Parameter("sysparm_display_value", "all"),
                        new SourceRequest.Parameter("sysparm_exclude_reference_link", "true"),
                        new SourceRequest.Parameter("sysparm_fields", "number,approval,assigned_to"),
                        new SourceRequest.Parameter("sysparm_limit", "101")),
                sent.get(0).parameters());
    }

    @Test
    void readsValuesAndWhatPeopleSeeAlsoOfReferences() {
        answers(200, "application/json;charset=UTF-8", """
                {"result":[{"number":{"display_value":"CHG1","value":"CHG1"},
                 "approval":{"display_value":"Not Yet Requested","value":"not requested"},
                 "assigned_to":{"display_value":"David Loo","link":"https://x.service-now.com/api/now/table/sys_user/5137","value":"5137"},
                 "plain":"text","empty":"","none":null}]}""");
        assertEquals(
                Answer.given(List.of(new TableRecord(Map.of(
                        "number", new TableRecord.Field("CHG1", "CHG1"),
                        "approval", new TableRecord.Field("not requested", "Not Yet Requested"),
                        "assigned_to", new TableRecord.Field("5137", "David Loo"),
                        "plain", new TableRecord.Field("text", "text"),
                        "empty", new TableRecord.Field("", ""),
                        "none", new TableRecord.Field("", ""))))),
                sources.records(CHANGES));
    }

    @Test
    void takesNo404ForAnEmptyTable() {
        reply = Answer.failed(
                Fault.gone("Reading change_request was answered 404 (No Record found): it does not exist there."));
        assertEquals(reply, sources.records(CHANGES));
    }

    @ParameterizedTest
    @CsvSource({"text/html,<html>Hibernating</html>", "application/json,{}", "application/json,{\"result\":{}}", "'',''"
    })
    void takesNothingElseForRecords(String type, String body) {
        answers(200, type, body);
        Fault fault = fault(sources.records(CHANGES));
        assertTrue(fault.mayPass() && fault.sentence().contains("is not what the Table API answers"), fault.sentence());
    }

    @Test
    void sendsWhatADefinitionSays() {
        answers(200, "application/json", "{}");
        sources.http(new WebQuestion(
                new WebTarget.Below("review", "/reviews?x=1"),
                WebQuestion.Method.POST,
                Map.of("X-Team", "shop", "content-type", "text/plain"),
                Optional.of("go"),
                Optional.empty()));
        SourceRequest request = sent.get(0);
        assertEquals(new SourceTarget.Below("review", "/reviews?x=1"), request.target());
        assertEquals(Map.of("Accept", "application/json", "X-Team", "shop"), request.headers());
        assertEquals("text/plain", request.content().orElseThrow().type());
        assertEquals("go", request.content().orElseThrow().text());
        assertFalse(request.isQuestion());
        assertFalse(request.purpose().contains("x=1"), request.purpose());
    }

    @Test
    void keepsNumbersToTheLastDigit() {
        answers(200, "application/json", "{\"value\":0.12345678901234567890}");
        assertEquals(
                "0.12345678901234567890",
                given(ask(below()))
                        .json()
                        .orElseThrow()
                        .get("value")
                        .decimalValue()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"text/html,<html>,'text/html, 6 bytes'", "'',x,'no type, 1 bytes'", "text/plain,'',nothing"})
    void tellsTheFormOfWhatIsNoJsonAndNothingOfIt(String type, String body, String form) {
        answers(200, type, body);
        WebAnswer answer = given(ask(below()));
        assertEquals(Optional.empty(), answer.json());
        assertEquals(form, answer.form());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://review.contoso.com/api/status/7?sig=SECRET", "https://status.contoso.com/7?sig=SECRET"})
    void anAnswerMayBeUnderTheConnectionOrAtAnAllowedHost(URI location) {
        accepted(location);
        assertEquals(Optional.of(location), given(ask(below())).location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://review.contoso.com/other?sig=SECRET",
                "https://evil.example/7?sig=SECRET",
                "http://status.contoso.com/7?sig=SECRET",
                "https://user@status.contoso.com/7?sig=SECRET",
                "https://review.contoso.com/api/../admin?sig=SECRET",
                "https://169.254.169.254/metadata?sig=SECRET"
            })
    void refusesAnAnswerThatIsElsewhereAtOnce(URI location) {
        accepted(location);
        Fault fault = fault(ask(below()));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(fault.sentence().contains("a Location that may not be asked"), fault.sentence());
        assertFalse(fault.sentence().contains("SECRET"), fault.sentence());
    }

    @Test
    void sendsATokenOfTheAppOnToTheSameServerOnly() {
        answers(200, "application/json", "{}");
        WebTarget first = new WebTarget.At(URI.create("https://status.contoso.com/a"));
        for (String location : List.of("https://status.contoso.com/b", "https://other.contoso.com/b")) {
            ask(new WebTarget.Onward(first, URI.create(location)), Optional.of("api://shop/.default"));
        }
        WebTarget below = new WebTarget.Below("review", "/a");
        for (String location : List.of(REVIEWS + "/b", "https://status.contoso.com/b")) {
            ask(new WebTarget.Onward(below, URI.create(location)), Optional.of("api://shop/.default"));
        }
        assertEquals(
                List.of(true, false, true, false),
                sent.stream().map(request -> request.scope().isPresent()).toList());
    }

    private void accepted(URI location) {
        reply = Answer.given(
                new HttpReply.Received(202, Content.NONE, Optional.of(Duration.ofSeconds(5)), Optional.of(location)));
    }

    private void answers(int status, String type, String body) {
        reply = Answer.given(new HttpReply.Received(
                status, new Content(type, body.getBytes(StandardCharsets.UTF_8)), Optional.empty(), Optional.empty()));
    }

    private Answer<WebAnswer> ask(WebTarget target) {
        return ask(target, Optional.empty());
    }

    private Answer<WebAnswer> ask(WebTarget target, Optional<String> scope) {
        return sources.http(new WebQuestion(target, WebQuestion.Method.GET, Map.of(), Optional.empty(), scope));
    }

    private static WebTarget below() {
        return new WebTarget.Below("review", "/reviews");
    }

    private static Connections connections() {
        return new Connections(
                List.of(new Connection(
                        "review", REVIEWS, hosts(AllowedHosts.under(REVIEWS, false)), new Credentials.None())),
                Set.of(),
                hosts(AllowedHosts.parse("status.contoso.com", false)));
    }

    private static AllowedHosts hosts(AllowedHosts.Parsed parsed) {
        return parsed.fold(hosts -> hosts, wrong -> {
            throw new AssertionError(wrong);
        });
    }

    private static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    private static Fault fault(Answer<?> answer) {
        return answer.fold(
                value -> {
                    throw new AssertionError("no fault, but " + value);
                },
                fault -> fault);
    }
}
