package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.EventBody;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.evaluation.Raised.Came;
import dev.gatehouse.ledger.InMemorySignatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A check hears of an event as soon as it is raised, whatever happens at the same moment. */
final class EventsTest {

    private static final String WAITS = definition("{\"externalEvent\": {\"name\": \"approved\"}}");
    private static final String WAITS_FOR_TWO = definition("{\"all\": [{\"externalEvent\": {\"name\": \"approved\"}},"
            + " {\"externalEvent\": {\"name\": \"deployed\"}}]}");
    private static final String WAITS_FOR_ITEM_TOO =
            definition("{\"all\": [{\"externalEvent\": {\"name\": \"approved\"}},"
                    + " {\"workItems\": {\"from\": \"build\", \"states\": [\"Closed\"]}}]}");
    private static final String JUDGES = definition("{\"externalEvent\": {\"name\": \"approved\","
            + " \"approve\": \"eq(root['decision'], 'yes')\", \"from\": \"root['by']\"}}");
    private static final String WAITS_FOR_CHAT =
            definition("{\"externalEvent\": {\"name\": \"approved\", \"connection\": \"chat\"}}");
    private static final String WAITS_FOR_CHAT_OR_ANYBODY =
            definition("{\"any\": [{\"externalEvent\": {\"name\": \"approved\", \"connection\": \"chat\"}},"
                    + " {\"all\": [{\"externalEvent\": {\"name\": \"approved\"}},"
                    + " {\"externalEvent\": {\"name\": \"deployed\"}}]}]}");

    private static final Fault AWAY = Fault.passing("It is away.");
    private static final Senders NOBODY = connection -> Optional.empty();
    private static final Senders CHAT = connection ->
            connection.equals("chat") ? Optional.of(new Senders.Signed(Optional.empty())) : Optional.empty();

    private final CheckBench bench = new CheckBench();
    private final List<CheckMessage> sent = new ArrayList<>();
    private final InMemorySignatures signatures = new InMemorySignatures();
    private Optional<Fault> queueFault = Optional.empty();
    private final Events events = new Events(
            bench.ledger,
            new Outbox(this::send, (notice, delay) -> Optional.empty(), bench::now),
            signatures,
            bench.seal,
            bench::now);

    @Test
    void decidesWithoutWaitingForTheInterval() {
        bench.deliver(WAITS);
        bench.pass(Duration.ofSeconds(1));

        assertEquals(Came.COUNTED, raise("approved"));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void failsTheCheckWithAnEventThatRejects() {
        bench.deliver(JUDGES);

        assertEquals(Came.COUNTED, raise("approved", "{\"decision\": \"no\", \"by\": \"Raisa\"}", NOBODY));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void readsTheNameInAnyCase() {
        bench.deliver(WAITS);

        assertEquals(Came.COUNTED, raise("APPROVED"));
    }

    @Test
    void keepsAnEventThatComesBeforeTheConditionWasEverEvaluated() {
        bench.ledger.enter(Runs.firstRun(bench.delivery(WAITS)));

        assertEquals(Came.COUNTED, raise("approved"));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void keepsAnEventWhileAnotherIsWaitedFor() {
        bench.deliver(WAITS_FOR_TWO);
        raise("approved");
        Step.Send waiting = CheckBench.sent(bench.handle(sent.get(0), 1));
        bench.pass(waiting.delay());
        bench.handle(waiting.message(), 1);

        assertEquals(Came.COUNTED, raise("deployed"));
        bench.handle(sent.get(1), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void losesNoEventToAnEvaluationThatIsUnderWay() {
        Step.Send send = CheckBench.sent(bench.deliver(WAITS));
        bench.pass(send.delay());
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> raise("approved"));

        bench.handle(send.message(), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void losesNeitherOfTwoEventsAtTheSameMoment() {
        bench.deliver(WAITS_FOR_TWO);
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> raise("deployed"));

        assertEquals(Came.COUNTED, raise("approved"));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void theFirstEventThatCountsStays() {
        bench.deliver(JUDGES);
        raise("approved", "{\"decision\": \"no\", \"by\": \"Raisa\"}", NOBODY);

        assertEquals(Came.COUNTED_BEFORE, raise("approved", "{\"decision\": \"yes\", \"by\": \"Jamal\"}", NOBODY));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void anEventThatIsRaisedAgainWakesACheckWhoseMessageCouldNotBeSent() {
        bench.deliver(WAITS);
        queueFault = Optional.of(AWAY);
        assertEquals(Answer.failed(AWAY), answer("approved", "", NOBODY));
        queueFault = Optional.empty();

        assertEquals(Came.COUNTED_BEFORE, raise("approved"));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void anEventThatIsRaisedAgainAndAgainDoesNotStopTheEvaluationThatIsUnderWay() {
        bench.evidence.linked(Link.BUILD, 12);
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", "Closed"));
        bench.deliver(WAITS_FOR_ITEM_TOO);
        raise("approved");
        bench.evidence.whenAsked(() -> {
            bench.pass(Duration.ofMillis(1));
            assertEquals(Came.COUNTED_BEFORE, raise("approved"));
        });

        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void countsForTheConditionThatTakesItThoughAnotherDoesNotUnderstandIt() {
        bench.deliver(definition("{\"any\": [{\"externalEvent\": {\"name\": \"approved\","
                + " \"approve\": \"eq(root['decision'], 'yes')\"}}, {\"externalEvent\": {\"name\": \"approved\"}}]}"));

        assertEquals(Came.COUNTED, raise("approved"));
        assertEquals(Came.COUNTED_BEFORE, raise("approved"), "also where it is raised again");
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void saysThatTheMessageOfAnEventThatIsRaisedAgainCouldNotBeSentEither() {
        bench.deliver(WAITS);
        queueFault = Optional.of(AWAY);
        answer("approved", "", NOBODY);

        assertEquals(Answer.failed(AWAY), answer("approved", "", NOBODY));
    }

    @Test
    void anEventThatIsRaisedAgainDoesNotWakeACheckThatHasSeenIt() {
        bench.deliver(WAITS_FOR_TWO);
        raise("approved");
        bench.handle(sent.get(0), 1);

        assertEquals(Came.COUNTED_BEFORE, raise("approved"));

        assertEquals(1, sent.size());
    }

    @Test
    void namesTheEventsThatAreWaitedFor() {
        bench.deliver(WAITS_FOR_TWO);

        assertEquals(
                Answer.given(new Raised(
                        Came.NOT_WAITED_FOR,
                        "This check waits for no event of this name. It waits for approved, deployed.")),
                answer("rejected", "", NOBODY));
        assertEquals(List.of(), sent);
    }

    @Test
    void saysThatACheckWaitsForNoEvents() {
        bench.evidence.linked(Link.BUILD, 12);
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", "Active"));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(
                Answer.given(new Raised(Came.NOT_WAITED_FOR, "This check waits for no events.")),
                answer("approved", "", NOBODY));
    }

    @Test
    void countsOnlyWhatTheConnectionHasSigned() {
        bench.deliver(WAITS_FOR_CHAT);

        assertEquals(Came.NOT_SIGNED, raise("approved"));
        assertEquals(List.of(), sent);
        assertEquals(Came.COUNTED, raise("approved", "", CHAT));
    }

    @Test
    void anEventWithoutASignatureCountsForTheConditionsThatAskForNone() {
        bench.deliver(WAITS_FOR_CHAT_OR_ANYBODY);

        assertEquals(Came.COUNTED, raise("approved"));
        bench.handle(sent.get(0), 1);
        assertEquals(List.of(), bench.hub.completed());

        assertEquals(Came.COUNTED, raise("approved", "", CHAT));
        bench.handle(sent.get(1), 1);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void aSignatureWithATimeIsGoodForOneEvent() {
        bench.deliver(WAITS_FOR_CHAT);
        Senders once = connection -> Optional.of(new Senders.Signed(Optional.of("0a0b")));
        signatures.use("0a0b", "another-check/1/approved", bench.now());

        assertEquals(Came.REPLAYED, raise("approved", "", once));

        assertEquals(List.of(), sent);
    }

    @Test
    void aSenderMayTryAgainWithTheSameSignature() {
        bench.deliver(WAITS_FOR_CHAT);
        Senders once = connection -> Optional.of(new Senders.Signed(Optional.of("0a0b")));
        queueFault = Optional.of(AWAY);
        answer("approved", "", once);
        queueFault = Optional.empty();

        assertEquals(Came.COUNTED_BEFORE, raise("approved", "", once));
        assertEquals(1, sent.size());
    }

    @Test
    void aSignatureOfOneRunIsNotGoodForTheNext() {
        Senders once = connection -> Optional.of(new Senders.Signed(Optional.of("0a0b")));
        bench.deliver(WAITS_FOR_CHAT);
        raise("approved", "", once);
        bench.handle(sent.get(0), 1);
        bench.pass(Duration.ofMinutes(3));
        bench.deliver(WAITS_FOR_CHAT);
        assertEquals(2, bench.record().run());

        assertEquals(Came.REPLAYED, raise("approved", "", once));
    }

    @Test
    void aBodyThatCannotBeJudgedChangesNothing() {
        bench.deliver(JUDGES);

        assertEquals(Came.NOT_UNDERSTOOD, raise("approved", "yes", NOBODY));
        assertEquals(Came.COUNTED, raise("approved", "{\"decision\": \"yes\", \"by\": \"Raisa\"}", NOBODY));
    }

    @Test
    void keepsNothingOfTheBodyInTheOpen() {
        bench.deliver(JUDGES);

        raise("approved", "{\"decision\": \"yes\", \"by\": \"Raisa\", \"secret\": \"made-up\"}", NOBODY);

        String kept = bench.record().notes().orElseThrow();
        assertFalse(kept.contains("Raisa") || kept.contains("made-up"), kept);
    }

    @Test
    void leavesADecisionAlone() {
        bench.deliver(WAITS);
        raise("approved");
        bench.handle(sent.get(0), 1);

        assertEquals(Came.DECIDED, raise("approved"));
        assertEquals(1, sent.size());
    }

    @Test
    void saysThatItDoesNotKnowACheck() {
        assertEquals(Came.UNKNOWN, raise("approved"));
    }

    @Test
    void makesTheMessageStaleThatWasWaiting() {
        Step.Send waiting = CheckBench.sent(bench.deliver(WAITS_FOR_TWO));
        raise("approved");
        bench.handle(sent.get(0), 1);

        assertInstanceOf(Step.Done.class, bench.handle(waiting.message(), 1));
    }

    private static String definition(String require) {
        return "{\"every\": \"PT1H\", \"giveUpAfter\": \"PT12H\", \"require\": " + require + "}";
    }

    private Came raise(String name) {
        return raise(name, "", NOBODY);
    }

    private Came raise(String name, String body, Senders senders) {
        return answer(name, body, senders).fold(Raised::came, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    private Answer<Raised> answer(String name, String body, Senders senders) {
        return events.raise(bench.id(), name, EventBody.of(body), senders);
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        if (queueFault.isEmpty()) {
            sent.add(message);
        }
        return queueFault;
    }
}
