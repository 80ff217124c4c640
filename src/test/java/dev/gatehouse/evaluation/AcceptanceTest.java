package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Policy;
import dev.gatehouse.seal.TestSeal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AcceptanceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TOKEN = "the-job-token-of-this-test";
    private static final String DEFINITION = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    private static final String CHANGE = """
            {"description": "The change is approved", "parameters": {"change": {"description": "Its number"}},
             "giveUpAfter": "PT1H",
             "require": {"all": [{"serviceNow": {"connection": "servicenow", "number": "${change}"}},
                                 {"codeCoverage": {"atLeast": 80}}]}}""";

    private static final String RUN = """
            {"description": "It is known", "require": {"http": {"connection": "portal", "path":
             "${PlanUrl}p/${ProjectId}/h/${hub-name}/p/${PlanId}/j/${JobId}/l/${TimelineId}/t/${TaskInstanceId}"}}}""";

    private final Map<String, String> headers = new HashMap<>();
    private Set<String> connections = Set.of();
    private final Acceptance acceptance = new Acceptance(
            url -> "dev.azure.com".equals(url.getHost()) ? Optional.empty() : Optional.of("Not an allowed host."),
            TestSeal.create(),
            new Connections() {
                @Override
                public Set<String> names() {
                    return connections;
                }

                @Override
                public Set<String> signing() {
                    return Set.of();
                }

                @Override
                public Optional<String> refusal(URI url) {
                    return Connections.NONE.refusal(url);
                }
            },
            Policies.of(Map.of("change", CHANGE, "run", RUN)),
            Defaults.STANDARD,
            () -> NOW,
            () -> "delivery-1");

    AcceptanceTest() {
        header("Content-Type", "application/json");
        header("PlanUrl", "https://dev.azure.com/fabrikam/");
        header("ProjectId", Deliveries.PROJECT.toString());
        header("HubName", "Checks");
        header("PlanId", Deliveries.PLAN.toString());
        header("JobId", Deliveries.JOB.toString());
        header("TimelineId", Deliveries.PLAN.toString());
        header("TaskInstanceId", Deliveries.TASK.toString());
        header("AuthToken", TOKEN);
        header("BuildId", "42");
    }

    @Test
    void startsTheCheckThatTheHeadersName() {
        assertEquals(CheckId.of(Deliveries.usual()), started(DEFINITION).id());
    }

    @Test
    void keepsWhatTheHeadersSay() {
        assertEquals(Deliveries.usual(), message(DEFINITION).delivery());
    }

    @Test
    void keepsTheDefinitionAsItWasDelivered() {
        assertEquals(DEFINITION, message(DEFINITION).definition());
    }

    @Test
    void neverShowsTheTokenInTheMessage() {
        assertFalse(started(DEFINITION).message().contains(TOKEN));
    }

    @Test
    void keepsConfiguredHeadersAsVariables() {
        header("Build.Reason", "Manual");
        assertEquals(
                Optional.of("Manual"),
                message(DEFINITION).delivery().variables().find("BuildReason"));
    }

    @Test
    void dropsSecretsAndTheTransportsHeaders() {
        for (String name :
                List.of("Authorization", "x-functions-key", "Cookie", "X-Forwarded-For", "Host", "Forwarded")) {
            header(name, "value");
        }
        assertEquals(
                Map.of("buildid", "42"),
                message(DEFINITION).delivery().variables().byName());
    }

    @Test
    void dropsAHeaderThatRepeatsTheToken() {
        header("Copy", "Bearer " + TOKEN);
        assertEquals(
                Optional.empty(), message(DEFINITION).delivery().variables().find("Copy"));
    }

    @Test
    void namesEveryMissingHeaderAtOnce() {
        headers.clear();
        assertEquals(
                List.of("PlanUrl", "ProjectId", "HubName", "PlanId", "JobId", "TaskInstanceId", "AuthToken"),
                problems(DEFINITION).stream()
                        .filter(problem -> !problem.at().startsWith("$"))
                        .map(Problem::at)
                        .filter(at -> !at.equals("BuildReason") && !at.equals("BuildId"))
                        .toList());
    }

    @Test
    void doesNotAskForTheTimeline() {
        headers.remove("timelineid");
        assertEquals(Optional.empty(), message(DEFINITION).delivery().timelineId());
    }

    @Test
    void refusesAnEmptyHeaderAndSaysWhatToWrite() {
        header("PlanId", " ");
        Problem problem = onlyProblem(DEFINITION);
        assertEquals("an empty value", problem.found());
        assertTrue(problem.advice().contains("\"PlanId\": \"$(system.PlanId)\""), problem.advice());
    }

    @Test
    void refusesWhatIsNotAGuid() {
        header("JobId", "1-1-1-1-1");
        assertEquals(List.of("JobId", "1-1-1-1-1"), atAndFound(onlyProblem(DEFINITION)));
    }

    @Test
    void refusesAnUnknownHub() {
        header("HubName", "Deployments");
        assertTrue(onlyProblem(DEFINITION).advice().contains("build, release, gates, checks"));
    }

    @Test
    void takesAHubInAnyCase() {
        header("HubName", "cHeCkS");
        assertEquals(Deliveries.usual(), message(DEFINITION).delivery());
    }

    @Test
    void refusesAPlanUrlThatTheRuleRefuses() {
        header("PlanUrl", "https://example.org/fabrikam");
        assertEquals("Not an allowed host.", onlyProblem(DEFINITION).advice());
    }

    @Test
    void refusesAPlanUrlThatIsNone() {
        header("PlanUrl", "https://dev azure com");
        assertEquals("PlanUrl", onlyProblem(DEFINITION).at());
    }

    @Test
    void refusesAMacroThatWasNotResolved() {
        header("BuildId", "$(Build.BuildId)");
        assertEquals(List.of("buildid", "$(Build.BuildId)"), atAndFound(onlyProblem(DEFINITION)));
    }

    @Test
    void takesHeadersInAnyCase() {
        headers.put("BUILDID", headers.remove("buildid"));
        headers.put("PlanId", headers.remove("planid"));
        assertEquals(Deliveries.usual(), message(DEFINITION).delivery());
    }

    @Test
    void neverShowsCredentialsThatSomebodyPutIntoThePlanUrl() {
        for (String url : List.of(
                "https://me:a-personal-token@example.org/x",
                "https://example.org/x?token=a-personal-token",
                "https://me:a-personal-token@example org/x",
                "https://me:a-personal-token?or#not@example.org/x",
                "https://me:a-?a-personal-token@example org/x",
                "me:a-personal-token@example.org",
                "https://me:a\na-personal-token@example.org/")) {
            header("PlanUrl", url);
            assertFalse(
                    problems(DEFINITION).toString().contains("a-personal-token"),
                    problems(DEFINITION).toString());
        }
    }

    @Test
    void letsACommitMessageOfAnotherNameQuoteAMacroToo() {
        header("Build.SourceVersionMessage", "Use $(Build.BuildId) in the tag #12");
        assertEquals(CheckId.of(Deliveries.usual()), started(DEFINITION).id());
    }

    @Test
    void letsACommitMessageQuoteAMacro() {
        header("SourceVersionMessage", "Use $(Build.BuildId) in the tag #12");
        assertEquals(CheckId.of(Deliveries.usual()), started(DEFINITION).id());
    }

    @Test
    void neverShowsTheTokenInAProblem() {
        header("PlanId", TOKEN);
        header("JobId", "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln");
        String shown = problems(DEFINITION).toString();
        assertFalse(shown.contains(TOKEN), shown);
        assertFalse(shown.contains("eyJ"), shown);
    }

    @Test
    void refusesABodyThatHoldsTheToken() {
        Problem problem = onlyProblem("{\"require\":{\"timelineTask\":{\"name\":\"" + TOKEN + "\"}}}");
        assertEquals(List.of("$", "the job token"), atAndFound(problem));
    }

    @Test
    void doesNotTakeAWordTypedByHandForASecret() {
        header("AuthToken", "manual");
        assertEquals(CheckId.of(Deliveries.usual()), started(DEFINITION).id());
    }

    @Test
    void refusesATokenThatHasExpired() {
        header("AuthToken", jwt(NOW.minusSeconds(1)));
        assertTrue(onlyProblem(DEFINITION).found().contains("expires at 2026-01-01T11:59:59Z"));
    }

    @Test
    void believesNoTokenThatItLivesLongerThanJobTokensDo() {
        header("AuthToken", jwt(NOW.plus(Duration.ofDays(100_000))));

        assertEquals(
                Optional.of(NOW.plus(Limits.TOKEN_LIFE)), message(DEFINITION).tokenExpiresAt());
    }

    @Test
    void givesUpBeforeTheTokenExpires() {
        Instant expiry = NOW.plus(Duration.ofHours(1));
        header("AuthToken", jwt(expiry));
        CheckMessage.Accepted message = message(DEFINITION);
        assertEquals(Optional.of(expiry), message.tokenExpiresAt());
        assertTrue(message.deadline().isBefore(expiry), message.deadline().toString());
    }

    @Test
    void givesUpWhenTheDefinitionSays() {
        String definition = DEFINITION.replaceFirst("\\{", "{\"giveUpAfter\":\"PT2H\",");
        assertEquals(NOW.plus(Duration.ofHours(2)), message(definition).deadline());
    }

    @Test
    void namesHeaderAndBodyProblemsTogether() {
        headers.remove("jobid");
        List<String> places = problems("{\"every\":\"5m\",\"require\":{\"buildReson\":{}}}").stream()
                .map(problem -> problem.place() + " " + problem.at())
                .toList();
        assertTrue(places.contains("HEADER JobId"), places.toString());
        assertTrue(places.contains("PATH $.every"), places.toString());
        assertTrue(places.stream().anyMatch(place -> place.startsWith("PATH $.require")), places.toString());
    }

    @Test
    void asksForTheHeadersThatConditionsNeed() {
        headers.remove("buildid");
        assertTrue(problems("{\"require\":{\"timelineTask\":{\"name\":\"CmdLine\"}}}").stream()
                .anyMatch(problem -> problem.advice().contains("$(Build.BuildId)")));
    }

    @Test
    void refusesAPolicyThatDoesNotExist() {
        AcceptanceResult result = acceptance.accept(headers, new byte[0], Optional.of("production"));
        assertEquals(
                List.of(Problem.inUrl("policy", "the unknown policy \"production\"", "known policies: change, run")),
                result.fold(s -> List.of(), refused -> refused.problems(), t -> List.of()));
    }

    @Test
    void keepsAPolicyAsItWasFilledAndWithItsVersion() {
        connections = Set.of("servicenow");
        header("change", "CHG0030001");
        CheckMessage.Accepted message = message("{\"policy\": \"change\"}");
        assertEquals(
                "{\"giveUpAfter\":\"PT1H\",\"require\":{\"all\":[{\"serviceNow\":{\"connection\":\"servicenow\","
                        + "\"number\":\"CHG0030001\"}},{\"codeCoverage\":{\"atLeast\":80}}]}}",
                message.definition());
        assertEquals(Policies.of(Map.of("change", CHANGE)).find("change").map(Policy::version), message.policy());
        assertEquals(NOW.plus(Duration.ofHours(1)), message.deadline());
    }

    @Test
    void fillsAPolicyFromTheHeadersThatSayWhichRunItIs() {
        connections = Set.of("portal");
        CheckMessage.Accepted message = message("{\"policy\": \"run\"}");
        assertTrue(
                message.definition()
                        .contains("\"https://dev.azure.com/fabrikam/p/" + Deliveries.PROJECT + "/h/Checks/p/"
                                + Deliveries.PLAN + "/j/" + Deliveries.JOB + "/l/" + Deliveries.PLAN + "/t/"
                                + Deliveries.TASK + '"'),
                message::definition);
        assertEquals(Map.of("buildid", "42"), message.delivery().variables().byName());
    }

    @Test
    void fillsNothingFromTheToken() {
        header("AuthToken", "JhFx7IvQr3Tk0Zm6");
        Policies secret = Policies.of(Map.of("secret", """
                {"description": "d", "require": {"timelineTask": {"name": "${AuthToken}"}}}"""));
        DeliveryHeaders read = DeliveryHeaders.read(headers, url -> Optional.empty());
        assertTrue(RequestedDefinition.of(new byte[0], Optional.of("secret"), read.filling(), secret)
                .<Boolean>fold(understood -> false, problems -> true));
    }

    @Test
    void refusesTheTokenInWhatFillsAPolicyHoweverItIsWritten() {
        header("AuthToken", "JhFx7IvQr3Tk0Zm6");
        assertTrue(problems("{\"policy\": \"change\", \"with\": {\"change\": \"JhFx7IvQr3Tk0\\u005am6\"}}").stream()
                .anyMatch(problem -> atAndFound(problem).equals(List.of("$", "the job token"))));
    }

    @Test
    void saysWherePoliciesNeedWhatADeliveryOrTheAppLacks() {
        headers.remove("buildid");
        List<Problem> problems = problems("{\"policy\": \"change\", \"with\": {\"change\": \"CHG0030001\"}}");
        assertEquals(
                List.of("policy change: $.require.all[0].serviceNow.connection", "BuildId"),
                problems.stream().map(Problem::at).toList());
        assertTrue(
                problems.get(1).advice().startsWith("policy change: $.require.all[1].codeCoverage needs it"),
                problems::toString);
    }

    @Test
    void refusesABodyAboveItsLimit() {
        byte[] body = new byte[Limits.BODY_BYTES + 1];
        String answer = acceptance
                .accept(headers, body, Optional.empty())
                .fold(s -> "started", r -> "refused", tooLarge -> tooLarge.sentence());
        assertTrue(answer.contains("32768"), answer);
    }

    @Test
    void refusesWhatDoesNotFitIntoAMessage() {
        header("Notes", "\"".repeat(8_000));
        header("MoreNotes", "\"".repeat(8_000));
        String answer = acceptance
                .accept(headers, bytes(DEFINITION), Optional.empty())
                .fold(s -> "started", r -> "refused", tooLarge -> tooLarge.sentence());
        assertTrue(answer.contains("the queue takes"), answer);
    }

    @Test
    void countsInTheMessageWhatTheHostWritesAsNumbers() {
        String text = "\u2028".repeat(5_000);
        header("Notes", text);
        assertTrue(
                CheckMessages.size(text) == 30_000 && CheckMessages.size("\u0085\u2029é") == 14,
                "what Newtonsoft.Json writes as \\u2028 has 6 bytes");
        header("MoreNotes", text);
        assertTrue(tooLarge(DEFINITION).contains("the queue takes"), tooLarge(DEFINITION));
    }

    @Test
    void refusesMoreHeadersThanItsLimit() {
        int transport = Limits.HEADERS - headers.size();
        for (int i = 0; i < transport; i++) {
            header("x-ms-" + i, "");
        }
        started(DEFINITION);
        header("x-ms-one-more", "");
        assertEquals(
                "The delivery has 101 headers; it may have 100, those included that are added on its way. Send fewer"
                        + " headers.",
                tooLarge(DEFINITION));
    }

    @Test
    void refusesHeadersThatAreTooLongTogether() {
        for (int i = 0; i < 5; i++) {
            header("x-ms-" + i, "v".repeat(7_000));
        }
        assertTrue(
                tooLarge(DEFINITION).matches("The headers have 35\\d{3} characters, .* may have 32768\\. .*"),
                tooLarge(DEFINITION));
    }

    @Test
    void refusesAValueAboveItsLimit() {
        header("Notes", "v".repeat(Limits.HEADER_VALUE));
        started(DEFINITION);
        header("Notes", "v".repeat(Limits.HEADER_VALUE + 1));
        assertEquals(Problem.inHeader("notes", "8193 characters", "Write 8192 at most."), onlyProblem(DEFINITION));
    }

    @Test
    void refusesAValueOfItsOwnAboveItsLimit() {
        header("JobId", "1".repeat(Limits.HEADER_VALUE + 1));
        assertEquals(Problem.inHeader("JobId", "8193 characters", "Write 8192 at most."), onlyProblem(DEFINITION));
    }

    @Test
    void refusesANameAboveItsLimit() {
        header("n".repeat(Limits.HEADER_NAME), "v");
        started(DEFINITION);
        header("n".repeat(Limits.HEADER_NAME + 1), "v");
        Problem problem = onlyProblem(DEFINITION);
        assertEquals("a name of 201 characters", problem.found());
        assertEquals(Limits.PROBLEM_AT, problem.at().length());
    }

    @Test
    void tellsABoundedNumberOfProblems() {
        for (int i = 0; i < 60; i++) {
            header("Variable" + i, "$(Not.There)");
        }
        List<Problem> problems = problems("[]");
        assertEquals(Limits.PROBLEMS + 1, problems.size());
        assertEquals("more problems than these", problems.get(Limits.PROBLEMS).found());
    }

    @Test
    void tellsAProblemInTextsOfOneLineThatCommandNothing() {
        header("PlanId", "##vso[task.complete]\u2028##[error]" + "x".repeat(100));
        header("a\n##[b", "$(C)");
        String told = problems("{\"##[c\\n\": 1}").toString();
        assertFalse(told.contains("##["), told);
        assertFalse(told.toLowerCase(Locale.ROOT).contains("##vso["), told);
        assertTrue(told.codePoints().noneMatch(Character::isISOControl), told);
        assertFalse(told.contains("\u2028"), told);
        assertTrue(problems(DEFINITION).stream().allMatch(one -> one.found().length() <= Limits.PROBLEM_FOUND), told);
    }

    @Test
    void saysThatNothingCanBeShownRatherThanNothing() {
        header("PlanId", "\u0001\u200B");
        assertEquals("nothing that can be shown", onlyProblem(DEFINITION).found());
    }

    @Test
    void showsNoPieceOfTheTokenWhereATextIsCut() {
        String token = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(3);
        header("AuthToken", token);
        String shown = problems("{\"require\":{\"buildReason\":{\"in\":[\"" + token + "\"]}}}")
                .toString();
        assertFalse(shown.contains("0123456789abcdef"), shown);
    }

    @Test
    void neverShowsATokenThatIsTooLongToBeRead() {
        header("AuthToken", TOKEN.repeat(1_000));
        String shown = problems("{\"" + TOKEN + "\": 1}").toString();
        assertFalse(shown.contains(TOKEN), shown);
        assertTrue(shown.contains("26000 characters"), shown);
    }

    @Test
    void neverShowsATokenAsAUrlHasIt() {
        String token = "a+b/c=d&e f".repeat(4);
        header("AuthToken", token);
        header("PlanUrl", "https://example.org/" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        String shown = problems(DEFINITION).toString();
        assertFalse(shown.contains("b%2Fc%3Dd"), shown);
        assertTrue(shown.contains("https://example.org/(the job token)"), shown);
    }

    @Test
    void refusesAPlanUrlThatHoldsTheToken() {
        header("PlanUrl", "https://dev.azure.com/" + TOKEN);
        assertEquals(List.of("PlanUrl", "the job token"), atAndFound(onlyProblem(DEFINITION)));
    }

    private String tooLarge(String definition) {
        return acceptance
                .accept(headers, bytes(definition), Optional.empty())
                .fold(s -> "started", refused -> refused.toString(), tooLarge -> tooLarge.sentence());
    }

    private void header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    private AcceptanceResult.Started started(String definition) {
        return acceptance
                .accept(headers, bytes(definition), Optional.empty())
                .fold(
                        started -> started,
                        refused -> {
                            throw new AssertionError("refused: " + refused.problems());
                        },
                        tooLarge -> {
                            throw new AssertionError(tooLarge.sentence());
                        });
    }

    private CheckMessage.Accepted message(String definition) {
        return CheckMessages.decode(started(definition).message()).orElseThrow().fold(accepted -> accepted, goOn -> {
            throw new AssertionError("not the message of a delivery");
        });
    }

    private List<Problem> problems(String definition) {
        return acceptance
                .accept(headers, bytes(definition), Optional.empty())
                .fold(started -> List.of(), refused -> refused.problems(), tooLarge -> List.of());
    }

    private Problem onlyProblem(String definition) {
        List<Problem> problems = problems(definition);
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private static List<String> atAndFound(Problem problem) {
        return List.of(problem.at(), problem.found());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String jwt(Instant expiry) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes("{\"alg\":\"RS256\"}")) + "."
                + base64.encodeToString(bytes("{\"aud\":[\"x\"],\"exp\":" + expiry.getEpochSecond() + "}")) + "."
                + base64.encodeToString(bytes("signature"));
    }
}
