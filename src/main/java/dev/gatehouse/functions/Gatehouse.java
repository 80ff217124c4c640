package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.DecisionAtOnce;
import dev.gatehouse.evaluation.Events;
import dev.gatehouse.evaluation.PoisonHandler;
import dev.gatehouse.evaluation.Purge;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.evaluation.Termination;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.seal.TokenSeal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The app: its parts, each made when it is first needed and kept. The accepting part needs neither storage nor HTTP clients, and
 * so makes and loads none.
 */
public final class Gatehouse {

    private static final int DELIVERY_ID_BYTES = 8;

    private final Lazy<Answer<Settings>> settings;
    private final Lazy<Answer<Acceptance>> acceptance;
    private final Lazy<Answer<CheckLedger>> ledger;
    private final Lazy<Answer<CheckHandler>> handler;
    private final Lazy<Answer<DecisionAtOnce>> decisions;
    private final Lazy<Answer<PoisonHandler>> poisonHandler;
    private final Lazy<Answer<Reconciler>> reconciler;
    private final Lazy<Answer<CheckQueue>> queue;
    private final Lazy<AppHealth> health;
    private final Policies policies;
    private final InstantSource clock;
    private final Lazy<Answer<RaisedEvents>> events;

    /**
     * An app with these settings, this storage, and the policies that ship.
     *
     * @param environment the application settings
     * @param random where nonces and names of deliveries come from, and jitter
     */
    public Gatehouse(
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            Supplier<Answer<CheckLedger>> ledger,
            Supplier<Answer<CheckQueue>> queue,
            Supplier<Answer<SeenSignatures>> signatures) {
        this(environment, clock, random, ledger, queue, signatures, Policies.shipped());
    }

    /** The same with other policies. */
    public Gatehouse(
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            Supplier<Answer<CheckLedger>> ledger,
            Supplier<Answer<CheckQueue>> queue,
            Supplier<Answer<SeenSignatures>> signatures,
            Policies policies) {
        this.policies = policies;
        this.settings = new Lazy<>(() -> Settings.read(environment));
        this.acceptance = new Lazy<>(() -> settings.get().map(read -> acceptance(read, clock, random)));
        this.ledger = new Lazy<>(ledger);
        Lazy<Answer<Evaluating>> evaluating =
                new Lazy<>(() -> settings.get().map(read -> new Evaluating(read, clock, random)));
        this.handler = new Lazy<>(
                () -> evaluating.get().then(parts -> this.ledger.get().map(parts::handler)));
        this.decisions = new Lazy<>(() -> evaluating.get().map(parts -> parts.decisions(policies)));
        this.poisonHandler = new Lazy<>(() -> settings.get()
                .then(read -> this.ledger
                        .get()
                        .map(ready -> new PoisonHandler(ready, seal(read, random), read.defaults(), clock))));
        this.queue = new Lazy<>(queue);
        this.health = new Lazy<>(() -> new AppHealth(settings::get, this.ledger::get, policies, clock));
        this.clock = clock;
        this.reconciler = new Lazy<>(() -> settings.get()
                .then(read -> this.ledger
                        .get()
                        .then(ready -> this.queue
                                .get()
                                .then(sending -> signatures
                                        .get()
                                        .map(seen -> new Reconciler(
                                                ready,
                                                sending,
                                                seen,
                                                seal(read, random),
                                                read.defaults(),
                                                read.retention(),
                                                clock))))));
        this.events = new Lazy<>(() -> settings.get()
                .then(read -> this.ledger
                        .get()
                        .then(ready -> this.queue
                                .get()
                                .then(sending -> signatures
                                        .get()
                                        .map(seen -> new RaisedEvents(
                                                new Events(ready, sending, seen, seal(read, random), clock),
                                                read.signingKeys(),
                                                clock))))));
    }

    Answer<Acceptance> acceptance() {
        return acceptance.get();
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

    Instant now() {
        return clock.instant();
    }

    Answer<PoisonHandler> poisonHandler() {
        return poisonHandler.get();
    }

    Answer<Reconciler> reconciler() {
        return reconciler.get();
    }

    AppHealth health() {
        return health.get();
    }

    Answer<RaisedEvents> events() {
        return events.get();
    }

    Answer<CheckQueue> queue() {
        return queue.get();
    }

    private Acceptance acceptance(Settings settings, InstantSource clock, SecureRandom random) {
    InstantSource clock() {
        return clock;
    }

    /** Whether every check is a dry run; false where the settings cannot be read, which starts no checks. */
    boolean isDryRunByDefault() {
        return settings.get().fold(read -> read.defaults().dryRun(), fault -> false);
    }

    Answer<Termination> termination() {
        return ledger.get().then(known -> queue.get().map(sending -> new Termination(known, sending, clock)));
    }

    Answer<Purge> purge() {
        return ledger.get().map(known -> new Purge(known, clock));
    }

    private static Acceptance acceptance(Settings settings, InstantSource clock, SecureRandom random) {
        return new Acceptance(
                settings.allowedHosts()::refusal,
                seal(settings, random),
                settings.connections(),
                policies,
                settings.defaults(),
                clock,
                () -> deliveryId(random));
    }

    static TokenSeal seal(Settings settings, SecureRandom random) {
        return new TokenSeal(settings.sealKeys(), random);
    }

    private static String deliveryId(SecureRandom random) {
        byte[] bytes = new byte[DELIVERY_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
