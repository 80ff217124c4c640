package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evidence.Connections;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.PrivateHosts;
import dev.gatehouse.seal.SealKeys;
import dev.gatehouse.webhook.SigningKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The app's settings, all {@code GATEHOUSE_…}.
 *
 * @param sealKeys {@code SEAL_KEYS}
 * @param allowedHosts {@code ALLOWED_HOSTS} and {@code ALLOW_LOOPBACK}: where {@code PlanUrl} may point
 * @param privateHosts {@code ALLOWED_PRIVATE_HOSTS} and {@code ALLOW_LOOPBACK}: which hosts may have addresses that are not public
 * @param connections {@code CONNECTIONS__…} and {@code ALLOWED_EVIDENCE_HOSTS}: where else definitions may have the app ask
 * @param signingKeys {@code SECRET} and {@code SIGNATURE_HEADER} of the connections that have one, by name
 * @param identity {@code AZURE_CLIENT_ID}, which is the platform's name for it: which of the app's user-assigned identities asks for
 *     tokens; empty for the system-assigned one
 * @param defaults {@code DEFAULT_EVERY}, {@code DEFAULT_GIVE_UP_AFTER} and {@code DRY_RUN}
 * @param retention {@code RETENTION_DAYS}: how long a check is kept after its end
 */
record Settings(
        SealKeys sealKeys,
        AllowedHosts allowedHosts,
        PrivateHosts privateHosts,
        Connections connections,
        Map<String, SigningKey> signingKeys,
        Optional<String> identity,
        Defaults defaults,
        Duration retention) {

    static final String DEFAULT_ALLOWED_HOSTS = "dev.azure.com,*.dev.azure.com,*.visualstudio.com";

    static final Duration STANDARD_RETENTION = Duration.ofDays(30);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

    /** Reads the settings; a fault's sentence names each one that is missing or wrong and says what to write. */
    static Answer<Settings> read(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        Optional<SealKeys> sealKeys = reader.take(sealKeys(reader));
        boolean loopback = reader.flag("ALLOW_LOOPBACK");
        Optional<AllowedHosts> allowedHosts = reader.take(allowedHosts(reader, loopback));
        Optional<AllowedHosts> privateHosts = reader.take(privateHosts(reader));
        Optional<ConnectionSettings> connections = reader.take(ConnectionsReader.read(environment, loopback));
        Optional<AllowedHosts> evidenceHosts = reader.take(evidenceHosts(reader, loopback));
        Defaults standard = Defaults.STANDARD;
        Duration every = reader.duration("DEFAULT_EVERY", standard.every(), Duration.ofSeconds(1), Duration.ofDays(1));
        Duration giveUpAfter =
                reader.duration("DEFAULT_GIVE_UP_AFTER", standard.giveUpAfter(), every, Limits.TOKEN_LIFE);
        boolean dryRun = reader.flag("DRY_RUN");
        // No check is forgotten whose token may still live: a message of it may be left.
        Duration retention = reader.days("RETENTION_DAYS", STANDARD_RETENTION, Limits.TOKEN_LIFE, LONGEST_RETENTION);
        Optional<Fault> fault = reader.fault();
        if (fault.isPresent()) {
            return Answer.failed(fault.get());
        }
        String identity = environment.getOrDefault("AZURE_CLIENT_ID", "");
        return Answer.given(new Settings(
                sealKeys.orElseThrow(),
                allowedHosts.orElseThrow(),
                new PrivateHosts(privateHosts.orElseThrow(), loopback),
                new Connections(
                        connections.orElseThrow().connections(),
                        connections.orElseThrow().signingKeys().keySet(),
                        evidenceHosts.orElseThrow()),
                connections.orElseThrow().signingKeys(),
                identity.isBlank() ? Optional.empty() : Optional.of(identity),
                new Defaults(every, giveUpAfter, dryRun),
                retention));
    }

    private static Answer<SealKeys> sealKeys(SettingsReader reader) {
        Optional<String> keys = reader.text("SEAL_KEYS");
        return keys.isPresent() ? SealKeys.parse(keys.get()) : Answer.failed(SealKeys.missing());
    }

    private static Answer<AllowedHosts> allowedHosts(SettingsReader reader, boolean loopback) {
        if (loopback && reader.runsInAzure()) {
            return Answer.failed(
                    Fault.mistake("GATEHOUSE_ALLOW_LOOPBACK is for development only: remove it from this app,"
                            + " which runs in Azure."));
        }
        String hosts = reader.text("ALLOWED_HOSTS").orElse(DEFAULT_ALLOWED_HOSTS);
        return hosts("GATEHOUSE_ALLOWED_HOSTS", AllowedHosts.parse(hosts, loopback));
    }

    private static Answer<AllowedHosts> evidenceHosts(SettingsReader reader, boolean loopback) {
        return hosts(
                Connections.HOSTS_SETTING,
                AllowedHosts.parse(reader.text("ALLOWED_EVIDENCE_HOSTS").orElse(""), loopback));
    }

    private static Answer<AllowedHosts> privateHosts(SettingsReader reader) {
        return hosts(
                PrivateHosts.SETTING,
                AllowedHosts.parseWithoutPaths(
                        reader.text("ALLOWED_PRIVATE_HOSTS").orElse("")));
    }

    private static Answer<AllowedHosts> hosts(String setting, AllowedHosts.Parsed parsed) {
        return parsed.fold(Answer::given, wrong -> Answer.failed(Fault.mistake(setting + ": " + wrong)));
    }
}
