package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.DecisionAtOnce;
import dev.gatehouse.evaluation.Events;
import dev.gatehouse.evaluation.Outbox;
import dev.gatehouse.evaluation.PoisonHandler;
import dev.gatehouse.evaluation.Purge;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.evaluation.Termination;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.webhook.NoticeDelivery;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The parts of the app that need its storage or call others, each made when it is first needed and kept. */
final class WorkingParts {

    private final Lazy<Answer<Settings>> settings;
    private final Policies policies;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Lazy<Answer<CheckLedger>> ledger;
    private final Lazy<Answer<SeenSignatures>> signatures;
    private final Lazy<Answer<Outbox>> outbox;
    private final Lazy<Answer<Evaluating>> evaluating;
    private final Lazy<Answer<CheckHandler>> handler = new Lazy<>(this::makeHandler);
    private final Lazy<Answer<DecisionAtOnce>> decisions = new Lazy<>(this::makeDecisions);
    private final Lazy<Answer<NoticeDelivery>> noticeDelivery = new Lazy<>(this::makeNoticeDelivery);
    private final Lazy<Answer<PoisonHandler>> poisonHandler = new Lazy<>(this::makePoisonHandler);
    private final Lazy<Answer<Reconciler>> reconciler = new Lazy<>(this::makeReconciler);
    private final Lazy<Answer<RaisedEvents>> events = new Lazy<>(this::makeEvents);
    private final Lazy<AppHealth> health = new Lazy<>(this::makeHealth);

    WorkingParts(
            Lazy<Answer<Settings>> settings,
            AppStorage storage,
            Policies policies,
            InstantSource clock,
            SecureRandom random) {
        this.settings = settings;
        this.policies = policies;
        this.clock = clock;
        this.random = random;
        this.ledger = new Lazy<>(storage.ledger());
        this.signatures = new Lazy<>(storage.signatures());
        this.outbox = new Lazy<>(() -> storage.checks()
                .get()
                .then(sending -> storage.notices().get().map(telling -> new Outbox(sending, telling, clock))));
        this.evaluating = new Lazy<>(() -> settings.get().map(read -> new Evaluating(read, clock, random)));
    }

    Answer<CheckLedger> ledger() {
        return ledger.get();
    }

    Answer<CheckHandler> handler() {
        return handler.get();
    }

    Answer<DecisionAtOnce> decisions() {
        return decisions.get();
    }

    Answer<PoisonHandler> poisonHandler() {
        return poisonHandler.get();
    }

    Answer<Reconciler> reconciler() {
        return reconciler.get();
    }

    Answer<RaisedEvents> events() {
        return events.get();
    }

    Answer<Outbox> outbox() {
        return outbox.get();
    }

    Answer<NoticeDelivery> noticeDelivery() {
        return noticeDelivery.get();
    }

    AppHealth health() {
        return health.get();
    }

    Answer<Termination> termination() {
        return ledger.get().then(known -> outbox.get().map(sending -> new Termination(known, sending, clock)));
    }

    Answer<Purge> purge() {
        return ledger.get().map(known -> new Purge(known, clock));
    }

    private Answer<CheckHandler> makeHandler() {
        return evaluating.get().then(parts -> ledger.get().map(parts::handler));
    }

    private Answer<DecisionAtOnce> makeDecisions() {
        return evaluating.get().map(parts -> parts.decisions(policies));
    }

    private Answer<NoticeDelivery> makeNoticeDelivery() {
        return evaluating.get().map(Evaluating::noticeDelivery);
    }

    private Answer<PoisonHandler> makePoisonHandler() {
        return settings.get()
                .then(read -> ledger.get()
                        .map(ready -> new PoisonHandler(ready, Gatehouse.seal(read, random), read.defaults(), clock)));
    }

    private Answer<Reconciler> makeReconciler() {
        return settings.get()
                .then(read -> ledger.get()
                        .then(ready -> outbox.get()
                                .then(sending -> signatures
                                        .get()
                                        .map(seen -> new Reconciler(
                                                ready,
                                                sending,
                                                seen,
                                                Gatehouse.seal(read, random),
                                                read.defaults(),
                                                read.retention(),
                                                clock)))));
    }

    private Answer<RaisedEvents> makeEvents() {
        return settings.get()
                .then(read -> ledger.get()
                        .then(ready -> outbox.get()
                                .then(sending -> signatures
                                        .get()
                                        .map(seen -> new RaisedEvents(
                                                new Events(ready, sending, seen, Gatehouse.seal(read, random), clock),
                                                read.signingKeys(),
                                                clock)))));
    }

    private AppHealth makeHealth() {
        return new AppHealth(settings::get, ledger::get, policies, clock);
    }
}
