package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.DecisionAtOnce;
import dev.gatehouse.evaluation.Outbox;
import dev.gatehouse.evaluation.PoisonHandler;
import dev.gatehouse.evaluation.Purge;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.evaluation.Termination;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.seal.TokenSeal;
import dev.gatehouse.webhook.NoticeDelivery;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The app: its parts, each made when it is first needed and kept. The accepting part needs neither storage nor HTTP clients, and
 * so makes and loads none: what does is behind {@link WorkingParts}.
 */
public final class Gatehouse {

    private static final int DELIVERY_ID_BYTES = 8;

    private final InstantSource clock;
    private final SecureRandom random;
    private final Policies policies;
    private final Lazy<Answer<Settings>> settings;
    private final Lazy<Answer<Acceptance>> acceptance = new Lazy<>(this::makeAcceptance);
    private final Lazy<WorkingParts> working;

    /**
     * An app with these settings, this storage, and the policies that ship.
     *
     * @param environment the application settings
     * @param random where nonces and names of deliveries come from, and jitter
     */
    public Gatehouse(Map<String, String> environment, InstantSource clock, SecureRandom random, AppStorage storage) {
        this(environment, clock, random, storage, Policies.shipped());
    }

    /** The same with other policies. */
    public Gatehouse(
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            AppStorage storage,
            Policies policies) {
        this(environment, clock, random, () -> storage, policies);
    }

    /** The same with a storage that is asked for when it is first needed. */
    Gatehouse(
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            Supplier<AppStorage> storage,
            Policies policies) {
        this.clock = clock;
        this.random = random;
        this.policies = policies;
        this.settings = new Lazy<>(() -> Settings.read(environment));
        this.working = new Lazy<>(() -> new WorkingParts(settings, storage.get(), policies, clock, random));
    }

    Answer<Acceptance> acceptance() {
        return acceptance.get();
    }

    Answer<CheckLedger> ledger() {
        return working.get().ledger();
    }

    Answer<CheckHandler> handler() {
        return working.get().handler();
    }

    Answer<DecisionAtOnce> decisions() {
        return working.get().decisions();
    }

    Answer<PoisonHandler> poisonHandler() {
        return working.get().poisonHandler();
    }

    Answer<Reconciler> reconciler() {
        return working.get().reconciler();
    }

    Answer<RaisedEvents> events() {
        return working.get().events();
    }

    Answer<Outbox> outbox() {
        return working.get().outbox();
    }

    Answer<NoticeDelivery> noticeDelivery() {
        return working.get().noticeDelivery();
    }

    AppHealth health() {
        return working.get().health();
    }

    Answer<Termination> termination() {
        return working.get().termination();
    }

    Answer<Purge> purge() {
        return working.get().purge();
    }

    InstantSource clock() {
        return clock;
    }

    /** Whether every check is a dry run; false where the settings cannot be read, which starts no checks. */
    boolean isDryRunByDefault() {
        return settings.get().fold(read -> read.defaults().dryRun(), fault -> false);
    }

    private Answer<Acceptance> makeAcceptance() {
        return settings.get()
                .map(read -> new Acceptance(
                        read.allowedHosts()::refusal,
                        seal(read, random),
                        read.connections(),
                        policies,
                        read.defaults(),
                        clock,
                        this::deliveryId));
    }

    static TokenSeal seal(Settings settings, SecureRandom random) {
        return new TokenSeal(settings.sealKeys(), random);
    }

    private String deliveryId() {
        byte[] bytes = new byte[DELIVERY_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
