package dev.gatehouse.devhost;

import dev.gatehouse.check.Answer;
import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.AppStorage;
import dev.gatehouse.functions.CheckPoisoned;
import dev.gatehouse.functions.CheckStatus;
import dev.gatehouse.functions.DecideNow;
import dev.gatehouse.functions.DefinitionSchema;
import dev.gatehouse.functions.EvaluateCheck;
import dev.gatehouse.functions.Gatehouse;
import dev.gatehouse.functions.Health;
import dev.gatehouse.functions.ListChecks;
import dev.gatehouse.functions.NotificationPoisoned;
import dev.gatehouse.functions.PurgeCheck;
import dev.gatehouse.functions.RaiseEvent;
import dev.gatehouse.functions.Reconcile;
import dev.gatehouse.functions.SendNotification;
import dev.gatehouse.functions.TerminateCheck;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The app's functions, to be put into a host. */
final class AppFunctions {

    private static final int SEAL_KEY_BYTES = 32;

    private final Gatehouse gatehouse;
    private final Storage storage;
    private final InstantSource clock;

    /**
     * A fresh app.
     *
     * @param settings application settings; where they have none, the app gets a seal key that nobody else has, and may be called
     *     on loopback
     */
    AppFunctions(Map<String, String> settings, Storage storage, InstantSource clock, SecureRandom random) {
        this.storage = storage;
        this.clock = clock;
        this.gatehouse = new Gatehouse(
                complete(settings, random),
                clock,
                random,
                new AppStorage(
                        () -> Answer.given(storage.ledger()),
                        () -> Answer.given(storage.checkQueue()),
                        () -> Answer.given(storage.noticeQueue()),
                        () -> Answer.given(storage.signatures())));
    }

    private static Map<String, String> complete(Map<String, String> settings, SecureRandom random) {
        byte[] key = new byte[SEAL_KEY_BYTES];
        random.nextBytes(key);
        Map<String, String> complete = new HashMap<>();
        complete.put("GATEHOUSE_SEAL_KEYS", "rehearsal:" + Base64.getEncoder().encodeToString(key));
        complete.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
        complete.putAll(settings);
        return complete;
    }

    /**
     * Starts to answer requests.
     *
     * @throws IOException when the port is taken
     */
    FunctionHost start(HostSettings settings, HostObserver observer, int port) throws IOException {
        QuietConsole.install();
        return FunctionHost.start(
                List.of(
                        new AcceptCheck(gatehouse),
                        new EvaluateCheck(gatehouse),
                        new CheckPoisoned(gatehouse),
                        new Reconcile(gatehouse),
                        new SendNotification(gatehouse),
                        new NotificationPoisoned(gatehouse),
                        new CheckStatus(gatehouse),
                        new DecideNow(gatehouse),
                        new DefinitionSchema(),
                        new Health(gatehouse),
                        new ListChecks(gatehouse),
                        new TerminateCheck(gatehouse),
                        new PurgeCheck(gatehouse),
                        new RaiseEvent(gatehouse)),
                storage.queues(),
                settings,
                clock,
                observer,
                port);
    }
}
