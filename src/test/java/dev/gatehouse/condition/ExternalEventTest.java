package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unmet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalEventTest {

    private static final String ANY = "{\"externalEvent\": {\"name\": \"approved\"}}";
    private static final String JUDGED = "{\"externalEvent\": {\"name\": \"approved\","
            + " \"approve\": \"eq(root['decision'], 'yes')\", \"from\": \"root['by']['name']\"}}";

    @Test
    void waitsUntilTheEventHasCome() {
        assertEquals(Given.waiting("the event has not come yet"), Given.verdict(ANY, new FakeEvidence()));
    }

    @Test
    void isMetByAnyEventWhereNothingIsAskedOfIt() {
        assertEquals(new Met("the event has come"), after(ANY, "no JSON at all"));
        assertEquals(new Met("the event has come"), after(ANY, ""));
    }

    @Test
    void saysWhoSentIt() {
        String rule = "{\"externalEvent\": {\"name\": \"approved\", \"from\": \"root['sender']['login']\"}}";

        assertEquals(new Met("the event has come by octocat"), after(rule, "{\"sender\": {\"login\": \" octocat \"}}"));
    }

    @Test
    void isMetByAnEventThatApproves() {
        assertEquals(
                new Met("approved by Raisa: root['decision'] is 'yes'"),
                after(JUDGED, "{\"decision\": \"yes\", \"by\": {\"name\": \"Raisa\"}}"));
    }

    @Test
    void isUnmetByAnEventThatDoesNot() {
        assertEquals(
                new Unmet("rejected by Raisa: root['decision'] is 'no'"),
                after(JUDGED, "{\"decision\": \"no\", \"by\": {\"name\": \"Raisa\"}}"));
    }

    @Test
    void anEventWithoutASenderDoesNotCountWhereOneIsAskedFor() {
        assertEquals(
                Answer.failed(
                        Fault.mistake("Who sent the event cannot be read from the body: root['by']['name'] is null.")),
                judge(JUDGED, "{\"decision\": \"yes\"}"));
        assertEquals(
                Answer.failed(
                        Fault.mistake("Who sent the event cannot be read from the body: root['by']['name'] is ' '.")),
                judge(JUDGED, "{\"decision\": \"yes\", \"by\": {\"name\": \" \"}}"));
    }

    @Test
    void anEventThatCannotBeJudgedDoesNotCount() {
        String rule = "{\"externalEvent\": {\"name\": \"approved\", \"approve\": \"lt(1, root['votes'])\"}}";

        assertEquals(
                Answer.failed(Fault.mistake("Whether the event approves cannot be read from the body:"
                        + " root['votes'] is 'many'; a number is needed here, because it is compared with 1.")),
                judge(rule, "{\"votes\": \"many\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "approved", "{\"decision\": \"yes\"", "{} {}", "{\"a\":1,}", "NaN"})
    void whatIsNoJsonDoesNotCountWhereSomethingIsReadFromIt(String body) {
        assertEquals(
                Answer.failed(
                        Fault.mistake("The body is no JSON, and the check reads from it whether the event approves,"
                                + " or who sent it.")),
                judge(JUDGED, body));
    }

    @Test
    void aBodyThatNestsWithoutEndIsNoJson() {
        assertEquals(EventBody.of("nothing"), EventBody.of("[".repeat(Limits.EVENT_BYTES)));
    }

    @Test
    void keepsWhatTheEventCameToForEachLaterEvaluation() {
        ExternalEvent condition = event(ANY);
        Note note = judge(ANY, "").fold(kept -> kept, fault -> new Note("none", fault.sentence()));
        Moment later = moment(new Notes(Map.of(note.place(), note.text())));

        assertEquals(
                Optional.of(note), condition.evaluate(new FakeEvidence(), later).note());
    }

    @Test
    void whatCannotBeReadOfItsNoteCountsAsNothing() {
        for (String odd : List.of("+", "yes", "{\"is\":\"met\"}")) {
            Moment moment = moment(new Notes(Map.of("$.require.externalEvent", odd)));

            assertEquals(
                    Given.waiting("the event has not come yet"),
                    event(ANY).evaluate(new FakeEvidence(), moment).verdict());
        }
    }

    @Test
    void itsNoteFitsWhateverTheBodyHolds() {
        String endless = "\\u0000".repeat(9_000);
        String body = "{\"decision\": \"" + endless + "\", \"by\": {\"name\": \"x" + endless + "\"}}";

        int length = judge(JUDGED, body).fold(note -> note.text().length(), fault -> -1);

        assertTrue(length > 100 && length <= Limits.NOTE, () -> "the note has " + length + " characters");
    }

    @Test
    void judgesWhateverBodyComesAndNeverThrows() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        String valid = "{\"decision\": \"yes\", \"by\": {\"name\": \"Raisa\", \"n\": [1e400, -0.5, null, true]}}";
        int counted = 0;
        for (int i = 0; i < 20_000; i++) {
            String body = damaged(valid, random);
            counted += judge(JUDGED, body)
                    .fold(
                            note -> {
                                assertTrue(note.text().length() <= Limits.NOTE, body);
                                assertTrue(note.text().chars().noneMatch(one -> one < ' '), body);
                                return 1;
                            },
                            fault -> {
                                assertEquals(Fault.Kind.MISTAKE, fault.kind(), body);
                                return 0;
                            });
        }
        assertTrue(counted > 1_000 && counted < 19_000, counted + " of 20,000 counted");
    }

    /** The text with some characters left out, doubled or made others. */
    private static String damaged(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, damaged.charAt(at));
                case 2 -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
                default -> damaged.insert(at, "\\u000a##vso[task.complete]");
            }
        }
        return damaged.toString();
    }

    @Test
    void namesTheEventsOfAWholeDefinitionOnceEach() {
        Definition definition = definition("{\"all\": [" + named("Change-Board") + ", {\"not\": " + named("vetoed")
                + "}, {\"any\": [" + named("change-board") + ", {\"otherChecks\": {}}]}]}");

        assertEquals(List.of("Change-Board", "vetoed"), definition.eventNames());
        assertEquals(
                List.of("$.require.all[0].externalEvent", "$.require.all[2].any[0].externalEvent"),
                definition.eventsNamed("CHANGE-BOARD").stream()
                        .map(ExternalEvent::place)
                        .toList());
        assertEquals(List.of(), definition.eventsNamed("other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "-x", ".", "a/b", "ärger", "a?b", "a%20b"})
    void aNameIsFitForAUrl(String name) {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.externalEvent.name",
                        "\"" + name + "\"",
                        "write 1 to 64 letters, digits, \".\", \"_\" and \"-\", the first a letter or a digit,"
                                + " such as \"approved\"")),
                Given.problems("{\"require\": " + named(name) + "}"));
    }

    @Test
    void aNameIsNeeded() {
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.externalEvent",
                        "no \"name\"",
                        "say which event to wait for, such as \"name\": \"approved\"")),
                Given.problems("{\"require\": {\"externalEvent\": {}}}"));
    }

    @Test
    void itsConnectionNeedsASecret() {
        String rule = "{\"externalEvent\": {\"name\": \"approved\", \"connection\": \"Chat\"}}";

        assertEquals(List.of(), missing(rule, Set.of(), Set.of("chat")));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.externalEvent.connection",
                        "the connection \"chat\", which has no secret",
                        "the app's operators add it with the setting GATEHOUSE_CONNECTIONS__CHAT__SECRET")),
                missing(rule, Set.of("chat"), Set.of()));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.externalEvent.connection",
                        "the unknown connection \"chat\"",
                        "this app has no connections with a secret: its operators add them with settings, such as"
                                + " GATEHOUSE_CONNECTIONS__<NAME>__SECRET")),
                missing(rule, Set.of(), Set.of()));
        assertEquals(
                List.of(Problem.inBody(
                        "$.require.externalEvent.connection",
                        "the unknown connection \"chat\"",
                        "did you mean \"chats\"? known connections with a secret: chats")),
                missing(rule, Set.of("chat2"), Set.of("chats")));
    }

    private static String named(String name) {
        return "{\"externalEvent\": {\"name\": \"" + name + "\"}}";
    }

    private static Definition definition(String require) {
        return Definitions.parse("{\"require\": " + require + "}").fold(definition -> definition, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static ExternalEvent event(String json) {
        return definition(json).require().events().get(0);
    }

    private static Answer<Note> judge(String json, String body) {
        return event(json).judge(EventBody.of(body));
    }

    private static Verdict after(String json, String body) {
        Notes notes = judge(json, body)
                .fold(
                        note -> new Notes(Map.of(note.place(), note.text())),
                        fault -> new Notes(Map.of("why", fault.sentence())));
        return event(json).evaluate(new FakeEvidence(), moment(notes)).verdict();
    }

    private static Moment moment(Notes notes) {
        return new Moment(Given.NOW, Duration.ofMinutes(1), Given.NOW, notes, false);
    }

    private static List<Problem> missing(String rule, Set<String> names, Set<String> signing) {
        return definition(rule).missingFrom(new Surroundings(new Variables(Map.of()), new Connections() {
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
        }));
    }
}
