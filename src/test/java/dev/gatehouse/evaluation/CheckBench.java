package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.FakeTaskHub;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.FakeEvidence;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.seal.TestSeal;
import dev.gatehouse.seal.TokenSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;

/** One check on the bench: real evaluation over an in-memory ledger, a fake task hub, fake evidence and a clock set by hand. */
final class CheckBench {

    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** The job token of every delivery here. */
    static final String TOKEN = "a-token-that-nobody-may-read";

    /** Waits until work item 12 is closed. */
    static final String WAITS_FOR_ITEM_12 = """
            {"every":"PT1M","giveUpAfter":"PT1H","require":{"workItems":{"from":"build","states":["Closed"]}}}""";

    private static final JobToken JOB_TOKEN = new JobToken(TOKEN);
    private static final JobToken MADE_UP = new JobToken("a-made-up-token");

    final FakeTaskHub hub;
    final FakeEvidence evidence;

    /** What is called with a token that somebody made up: everything is refused. */
    final FakeTaskHub strangersHub = new FakeTaskHub();

    final FakeEvidence strangersEvidence = new FakeEvidence();
    final FaultyLedger ledger;
    final TokenSeal seal = TestSeal.create();
    private final Delivery delivery;
    private final Defaults defaults;
    private final CheckHandler handler;
    private Optional<Instant> tokenExpiresAt = Optional.empty();
    private Instant now;
    private int deliveries;

    CheckBench() {
        this(Deliveries.usual(), Defaults.STANDARD);
    }

    CheckBench(Delivery delivery, Defaults defaults) {
        this(
                delivery,
                defaults,
                new FakeTaskHub(),
                new FakeEvidence(),
                new FaultyLedger(new InMemoryCheckLedger()),
                START);
    }

    private CheckBench(
            Delivery delivery,
            Defaults defaults,
            FakeTaskHub hub,
            FakeEvidence evidence,
            FaultyLedger ledger,
            Instant now) {
        this.delivery = delivery;
        this.defaults = defaults;
        this.hub = hub;
        this.evidence = evidence;
        this.ledger = ledger;
        this.now = now;
        this.handler = CheckHandler.of(
                ledger,
                (of, token) -> token.equals(MADE_UP) ? strangersHub : hub,
                (of, token) -> token.equals(MADE_UP) ? strangersEvidence : evidence,
                seal,
                defaults,
                () -> this.now,
                new Random(1));
        Fault refused = Fault.refused("The job token was not accepted.");
        strangersHub.fail("plan", Collections.nCopies(1_000, refused).toArray(Fault[]::new));
    }

    /** The same bench at the same time for another task. */
    CheckBench withTask(Delivery other) {
        return new CheckBench(other, defaults, hub, evidence, ledger, now);
    }

    CheckId id() {
        return CheckId.of(delivery);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void tokenExpiresAt(Instant time) {
        tokenExpiresAt = Optional.of(time);
    }

    /** A new delivery of the check. */
    CheckMessage.Accepted delivery(String definition) {
        return delivery(definition, now);
    }

    /** A delivery that an instance accepted whose clock shows another time. */
    CheckMessage.Accepted delivery(String definition, Instant acceptedAt) {
        return delivery(definition, acceptedAt, sealed());
    }

    /** A delivery of the check by somebody who has no token of it. */
    CheckMessage.Accepted madeUp(String definition) {
        return delivery(definition, now, seal.seal(MADE_UP, id()));
    }

    private CheckMessage.Accepted delivery(String definition, Instant acceptedAt, String sealedToken) {
        return new CheckMessage.Accepted(
                "delivery-" + ++deliveries,
                delivery,
                definition,
                Optional.empty(),
                sealedToken,
                tokenExpiresAt,
                acceptedAt,
                acceptedAt.plus(Duration.ofHours(1)));
    }

    /** A job token, sealed for the check. */
    String sealed() {
        return seal.seal(JOB_TOKEN, id());
    }

    Step deliver(String definition) {
        return handle(delivery(definition), 1);
    }

    Step handle(CheckMessage message, int dequeueCount) {
        return handler.handle(message, dequeueCount);
    }

    /** Lets the delay of the message pass that a step sends, and handles it. */
    Step follow(Step step) {
        Step.Send send = sent(step);
        pass(send.delay());
        return handle(send.message(), 1);
    }

    /** Follows a check to its end. */
    Phase.Ended followToTheEnd(Step first) {
        Step step = first;
        for (int i = 0; i < 1_000; i++) {
            if (step.fold(done -> true, send -> false, fault -> false)) {
                return ended();
            }
            step = follow(step);
        }
        throw new AssertionError("the check goes on for ever: " + record());
    }

    CheckRecord record() {
        return ledger.find(id()).fold(found -> found.orElseThrow().record(), fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    Phase.Ended ended() {
        return record().phase()
                .fold(
                        evaluating -> {
                            throw new AssertionError("still evaluating: " + evaluating);
                        },
                        delivering -> {
                            throw new AssertionError("still delivering: " + delivering);
                        },
                        ended -> ended);
    }

    static Step.Send sent(Step step) {
        return step.fold(
                done -> {
                    throw new AssertionError("done: " + done);
                },
                send -> send,
                fault -> {
                    throw new AssertionError("try again: " + fault.sentence());
                });
    }
}
