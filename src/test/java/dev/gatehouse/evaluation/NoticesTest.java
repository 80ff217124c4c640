package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.InMemorySignatures;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Others are told of what happens to a check: at least once, once where nothing goes wrong, and after it was saved. */
final class NoticesTest {

    private static final String CHAT =
            "{\"connection\":\"chat\",\"path\":\"/hooks/1\",\"on\":[\"waiting\",\"decided\"]}";
    private static final String TELLS_CHAT = told("[" + CHAT + "]");
    private static final Fault AWAY = Fault.passing("It is away.");

    private final CheckBench bench = new CheckBench();
    private final List<Object> sent = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private Optional<Fault> noticeFault = Optional.empty();
    private Duration noticeTakes = Duration.ZERO;
    private final Outbox outbox = new Outbox(
            (message, delay) -> {
                sent.add(message);
                return Optional.empty();
            },
            (notice, delay) -> {
                bench.pass(noticeTakes);
                paths.add(notice.path());
                noticeFault.ifPresentOrElse(fault -> {}, () -> sent.add(notice.happening()));
                return noticeFault;
            },
            bench::now);

    NoticesTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void tellOnceThatACheckWaits() {
        Step.Send first = CheckBench.sent(bench.deliver(TELLS_CHAT));
        Step.Send second = CheckBench.sent(bench.follow(first));
        Step.Send third = CheckBench.sent(bench.follow(second));

        assertEquals(List.of(List.of(Happening.WAITING), List.of(), List.of()), happenings(first, second, third));
    }

    @Test
    void tellNobodyWhomTheDefinitionDoesNotName() {
        Step.Send waiting = CheckBench.sent(bench.deliver(told("{\"connection\":\"chat\",\"on\":\"decided\"}")));

        assertEquals(List.of(), waiting.notices());
        assertTrue(waiting.delay().compareTo(Duration.ofMinutes(1)) >= 0, "the check waits its interval: " + waiting);
    }

    @Test
    void areKnownToBeOnTheirWayAMomentLaterWithoutAnotherEvaluation() {
        Step.Send first = CheckBench.sent(bench.deliver(TELLS_CHAT));
        long asked = bench.evidence.asked().size();
        assertEquals(Duration.ZERO, first.delay());

        Step.Send second = CheckBench.sent(bench.follow(first));

        assertEquals(Set.of(), bench.record().unsent());
        assertEquals(asked, bench.evidence.asked().size());
        assertTrue(second.delay().compareTo(Duration.ofMinutes(1)) >= 0, "then it waits its interval: " + second);
    }

    @Test
    void doNotTellThatACheckWaitsWhichIsDecidedAtOnce() {
        itemIs("Closed");

        assertEquals(List.of(Happening.DECIDED), happenings(CheckBench.sent(bench.deliver(TELLS_CHAT))));
    }

    @Test
    void goOutOnlyOnceTheDecisionWasDelivered() {
        itemIs("Closed");

        Step.Send step = CheckBench.sent(bench.deliver(TELLS_CHAT));

        assertEquals(List.of(Happening.DECIDED), happenings(step));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void goOutOnceThoughTheDecisionTakesSeveralAttempts() {
        itemIs("Closed");
        bench.hub.fail("complete", AWAY, AWAY);

        Step.Send first = CheckBench.sent(bench.deliver(TELLS_CHAT));
        Step.Send second = CheckBench.sent(bench.follow(first));
        Step third = bench.follow(second);

        assertEquals(List.of(List.of(Happening.DECIDED), List.of()), happenings(first, second));
        assertInstanceOf(Step.Done.class, third);
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void areForgottenOnceTheMessageAfterTheEndSaysThatTheyAreOnTheirWay() {
        itemIs("Closed");
        Step.Send step = CheckBench.sent(bench.deliver(TELLS_CHAT));

        assertInstanceOf(Step.Done.class, bench.follow(step));
        assertEquals(Set.of(), bench.record().unsent());
        assertInstanceOf(Step.Done.class, bench.handle(step.message(), 2));
    }

    @Test
    void areSentAgainWhereWhoSavedTheDecisionDied() {
        itemIs("Closed");
        CheckMessage delivery = bench.delivery(TELLS_CHAT);
        Step died = bench.handle(delivery, 1);

        assertEquals(died, bench.handle(delivery, 2));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void areSentAgainByAMessageThatWasSentBeforeThem() {
        itemIs("Closed");
        Step.Send ended = CheckBench.sent(bench.deliver(TELLS_CHAT));

        Step.Send again = CheckBench.sent(bench.handle(new CheckMessage.Continue(bench.id(), 1), 1));

        assertEquals(ended.notices(), again.notices());
        assertEquals(next(Happening.DECIDED), ended.message());
        assertEquals(Set.of(Happening.DECIDED), bench.record().unsent());
    }

    @Test
    void areSentAgainWhereWhoSavedThatTheCheckWaitsDied() {
        CheckMessage delivery = bench.delivery(TELLS_CHAT);
        Step died = bench.handle(delivery, 1);

        assertEquals(died, bench.handle(delivery, 2));
    }

    @Test
    void areLeftToTheMessageByWhoWakesTheCheck() {
        bench.deliver(TELLS_CHAT);

        new WakeUp(bench.ledger, outbox, bench::now).wake(bench.id());

        assertEquals(List.of(new CheckMessage.Continue(bench.id(), 1)), sent);
        go(bench.handle(last(), 1));
        assertEquals(List.of(Happening.WAITING, next(Happening.WAITING)), sent.subList(1, sent.size()));
    }

    @Test
    void areNotSentAgainByWhoWakesTheCheckLater() {
        bench.follow(bench.deliver(TELLS_CHAT));

        new WakeUp(bench.ledger, outbox, bench::now).wake(bench.id());

        assertEquals(List.of(new CheckMessage.Continue(bench.id(), 2)), sent);
    }

    @Test
    void areSentWithTheMessageAfterTheOneThatTheReconcilerSendsAgain() {
        bench.deliver(TELLS_CHAT);
        bench.pass(Reconciler.GRACE.plusMinutes(1));

        new Reconciler(
                        bench.ledger,
                        outbox,
                        new InMemorySignatures(),
                        bench.seal,
                        Defaults.STANDARD,
                        Duration.ofDays(30),
                        bench::now)
                .run();

        assertEquals(List.of(new CheckMessage.Continue(bench.id(), 1)), sent);
        go(bench.handle(last(), 1));
        assertEquals(List.of(Happening.WAITING, next(Happening.WAITING)), sent.subList(1, sent.size()));
    }

    @Test
    void tellOfACheckThatWasGivenUp() {
        PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);
        Step.Send waiting = CheckBench.sent(bench.follow(bench.deliver(TELLS_CHAT)));

        Step.Send givenUp = CheckBench.sent(poison.handle(waiting.message()));

        assertEquals(List.of(), happenings(givenUp));
        assertEquals(List.of(Happening.DECIDED), happenings(CheckBench.sent(bench.follow(givenUp))));
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void tellNobodyOfADecisionBeforeTheDeliveryHasProvedItself() {
        bench.hub.fail("plan", Collections.nCopies(20, AWAY).toArray(Fault[]::new));
        List<Happening> told = new ArrayList<>();
        Step step = bench.deliver(TELLS_CHAT);
        while (isEvaluating()) {
            told.addAll(happenings(CheckBench.sent(step)));
            step = bench.follow(step);
        }
        assertEquals(List.of(), told);
        assertEquals(List.of(), CheckBench.sent(step).notices());
        assertEquals(List.of(), bench.hub.completed());

        Step proven = bench.follow(step);

        assertEquals(List.of(Happening.DECIDED), happenings(CheckBench.sent(proven)));
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void leaveADecisionThatIsSavedBesideAMessageToThatMessage() {
        Step.Send waiting = CheckBench.sent(bench.follow(bench.deliver(TELLS_CHAT)));
        terminate();
        assertEquals(List.of(waiting.message()), sent);

        Step.Send delivered = CheckBench.sent(bench.follow(waiting));

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
        assertEquals(List.of(Happening.DECIDED), happenings(delivered));
    }

    @Test
    void areNotForgottenByAMessageThatWasSentBeforeTheFirstAttempt() {
        CheckMessage waiting =
                CheckBench.sent(bench.follow(bench.deliver(TELLS_CHAT))).message();
        terminate();
        bench.hub.fail("complete", AWAY);
        Step.Send attempted = CheckBench.sent(bench.handle(waiting, 1));

        assertInstanceOf(Step.Done.class, bench.handle(waiting, 1));
        assertEquals(Set.of(Happening.DECIDED), bench.record().unsent());
        assertEquals(attempted, bench.handle(waiting, 2));
    }

    @Test
    void sayThatTheRunWasOverWhereTheDecisionMayHaveComeTooLate() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.gone("The plan is over."));

        String body =
                CheckBench.sent(bench.deliver(TELLS_CHAT)).notices().get(0).body();

        assertTrue(body.contains("\"end\":\"run_over\""), body);
    }

    @Test
    void haveAnotherRunOfTheCheckWaitUntilTheyAreOnTheirWay() {
        itemIs("Closed");
        Step.Send died = CheckBench.sent(bench.deliver(TELLS_CHAT));
        CheckMessage again = bench.delivery(TELLS_CHAT, bench.now().plus(Duration.ofMinutes(3)));

        assertInstanceOf(Step.TryAgain.class, bench.handle(again, 1));
        bench.follow(died);
        bench.handle(again, 2);

        assertEquals(2, bench.record().run());
    }

    @Test
    void doNotKeepAnotherRunWaitingForAMessageThatSomebodyCleared() {
        itemIs("Closed");
        bench.deliver(TELLS_CHAT);
        bench.pass(Reconciler.GRACE);

        bench.deliver(TELLS_CHAT);

        assertEquals(2, bench.record().run());
    }

    @Test
    void keepNoCheckFromGoingOnWhereTheirQueueRefusesThemForGood() {
        noticeFault = Optional.of(Fault.refused("It may not be made."));
        Step.Send step = CheckBench.sent(bench.deliver(TELLS_CHAT));

        assertEquals(Optional.empty(), outbox.send(step));
        assertEquals(List.of(step.message()), sent);
    }

    @Test
    void keepNoCheckFromGoingOnWhereTheirQueueIsAway() {
        noticeFault = Optional.of(AWAY);

        go(bench.deliver(TELLS_CHAT));

        assertEquals(List.of(new CheckMessage.Continue(bench.id(), 1)), sent);
        itemIs("Closed");
        bench.pass(Duration.ofMinutes(2));
        go(bench.handle(last(), 1));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void goOutWithALaterMessageOnceTheirQueueIsBack() {
        noticeFault = Optional.of(AWAY);
        go(bench.deliver(TELLS_CHAT));
        noticeFault = Optional.empty();

        go(bench.handle(last(), 1));

        assertEquals(List.of(Happening.WAITING, next(Happening.WAITING)), sent.subList(1, sent.size()));
    }

    @Test
    void areTriedAgainAfterAPauseWhereTheCheckHasEnded() {
        itemIs("Closed");
        noticeFault = Optional.of(AWAY);
        go(bench.deliver(TELLS_CHAT));
        CheckMessage.Continue untold = last();

        Step.Send again = CheckBench.sent(bench.handle(untold, 1));

        assertEquals(Step.PAUSE, again.delay());
        noticeFault = Optional.empty();
        go(again);
        assertInstanceOf(Step.Done.class, bench.handle(last(), 1));
        assertEquals(Set.of(), bench.record().unsent());
    }

    @Test
    void leaveTheRestForTheNextMessageWhereTheirQueueIsSlow() {
        noticeTakes = Duration.ofSeconds(11);

        go(bench.deliver(told("[" + CHAT + "," + CHAT + "," + CHAT + "]")));

        assertEquals(List.of(Happening.WAITING, Happening.WAITING, new CheckMessage.Continue(bench.id(), 1)), sent);
    }

    @Test
    void reachEverybodyInTheEndHoweverSlowTheirQueueIs() {
        noticeTakes = Duration.ofSeconds(11);
        itemIs("Closed");
        List<String> three = List.of("/a", "/b", "/c");
        String recipients = three.stream()
                .map(path -> "{\"connection\":\"chat\",\"path\":\"" + path + "\"}")
                .collect(Collectors.joining(","));
        go(bench.deliver(told("[" + recipients + "]")));
        for (int i = 0; i < 10; i++) {
            bench.pass(Duration.ofSeconds(1));
            go(bench.handle(last(), 1));
        }

        assertEquals(Set.copyOf(three), Set.copyOf(paths));
    }

    @Test
    void sayWhatWasDecidedAndWhere() {
        itemIs("Closed");
        Instant decidedAt = bench.now();
        Notice notice = CheckBench.sent(bench.deliver(told(CHAT))).notices().get(0);

        assertEquals("chat /hooks/1 SHA_256", notice.connection() + " " + notice.path() + " " + notice.signature());
        assertEquals(
                "{\"event\":\"decided\",\"id\":\"" + notice.id() + "\",\"check\":\"" + bench.id()
                        + "\",\"run\":1,\"at\":\"" + decidedAt
                        + "\",\"decision\":\"succeeded\",\"verdict\":\"succeeded\","
                        + "\"dryRun\":false,\"end\":\"taken\",\"reason\":\"#12 \\\"Fix the login\\\" is Closed\","
                        + "\"planUrl\":\"https://dev.azure.com/fabrikam\","
                        + "\"projectId\":\"d6b3e0ea-8197-4dec-831b-50e2e06ff95f\",\"hub\":\"checks\","
                        + "\"planId\":\"67be341f-5310-552f-e0cd-7c580e77b98b\",\"buildId\":42}",
                notice.body());
    }

    @Test
    void sayWhatACheckWaitsFor() {
        Notice notice = CheckBench.sent(bench.deliver(told(CHAT))).notices().get(0);
        String body = notice.body();

        assertTrue(body.startsWith("{\"event\":\"waiting\","), body);
        assertTrue(body.contains("\"reason\":\"#12 \\\"Fix the login\\\" is Active, not Closed\""), body);
        assertTrue(body.contains("\"deadline\":\"2026-01-01T13:00:00Z\""), body);
    }

    @Test
    void sayOfADryRunWhatItWouldHaveBeen() {
        bench.evidence.linked(Link.BUILD);
        String dry = told(CHAT).replace("\"every\"", "\"dryRun\":true,\"every\"");

        String body = CheckBench.sent(bench.deliver(dry)).notices().get(0).body();

        assertTrue(body.contains("\"decision\":\"succeeded\",\"verdict\":\"failed\",\"dryRun\":true"), body);
    }

    @Test
    void haveAnIdForEachRecipientAndEachThingThatHappens() {
        Step.Send waiting = CheckBench.sent(bench.deliver(told("[" + CHAT + "," + CHAT + "]")));
        Step.Send next = CheckBench.sent(bench.follow(waiting));
        itemIs("Closed");
        Step.Send decided = CheckBench.sent(bench.follow(next));
        List<String> ids =
                new ArrayList<>(waiting.notices().stream().map(Notice::id).toList());
        decided.notices().stream().map(Notice::id).forEach(ids::add);

        assertEquals(4, Set.copyOf(ids).size(), ids::toString);
    }

    @Test
    void areBoundedHoweverLongTheReasonIs() {
        itemIs("\u20ac\"".repeat(20_000));

        Notice notice = CheckBench.sent(bench.deliver(told(CHAT))).notices().get(0);

        assertTrue(
                notice.body().length() < 16 * 1024, "body of " + notice.body().length());
        assertTrue(
                CheckMessages.size(NoticeMessages.encode(notice)) < CheckMessages.MAX_BYTES,
                "message of " + NoticeMessages.encode(notice).length());
    }

    @Test
    void travelAsText() {
        Notice notice = CheckBench.sent(bench.deliver(told(CHAT))).notices().get(0);
        Notice tried = notice.tried(bench.now()).tried(bench.now().plusSeconds(9));

        assertEquals(Optional.of(notice), NoticeMessages.decode(NoticeMessages.encode(notice)));
        assertEquals(Optional.of(tried), NoticeMessages.decode(NoticeMessages.encode(tried)));
        assertEquals(Optional.empty(), NoticeMessages.decode("{\"id\": \"1\"}"));
        assertEquals(Optional.empty(), NoticeMessages.decode("not JSON"));
    }

    private void go(Step step) {
        assertEquals(Optional.empty(), outbox.send(CheckBench.sent(step)));
    }

    private CheckMessage.Continue last() {
        return (CheckMessage.Continue) sent.get(sent.size() - 1);
    }

    private CheckMessage next(Happening told) {
        return new CheckMessage.Continue(bench.id(), bench.record().sequence(), Set.of(told));
    }

    private void terminate() {
        assertInstanceOf(
                Termination.Outcome.Terminated.class,
                new Termination(bench.ledger, outbox, bench::now)
                        .terminate(bench.id(), "stopped")
                        .fold(outcome -> outcome, fault -> fault));
    }

    private boolean isEvaluating() {
        return bench.record().phase().fold(evaluating -> true, delivering -> false, ended -> false);
    }

    private static List<List<Happening>> happenings(Step.Send... steps) {
        return List.of(steps).stream().map(NoticesTest::happenings).toList();
    }

    private static List<Happening> happenings(Step.Send step) {
        return step.notices().stream().map(Notice::happening).toList();
    }

    private static String told(String recipients) {
        return CheckBench.WAITS_FOR_ITEM_12.replaceFirst("\\{", "{\"notify\":" + recipients + ",");
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
