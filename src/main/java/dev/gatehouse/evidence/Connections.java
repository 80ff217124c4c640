package dev.gatehouse.evidence;

import dev.gatehouse.outbound.AllowedHosts;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The sources outside Azure DevOps that the app's settings name, and the hosts that definitions may name by themselves. */
public final class Connections implements dev.gatehouse.condition.Connections {

    /** The setting that names the hosts. */
    public static final String HOSTS_SETTING = "GATEHOUSE_ALLOWED_EVIDENCE_HOSTS";

    private final Map<String, Connection> byName;
    private final Set<String> signing;
    private final AllowedHosts evidenceHosts;

    /**
     * These connections.
     *
     * @param connections no two of a name
     * @param signing the names, in lower case, of those that have a secret to sign with, with or without an address
     * @param evidenceHosts which URLs may be called without a connection
     */
    public Connections(Collection<Connection> connections, Set<String> signing, AllowedHosts evidenceHosts) {
        this.byName = new TreeMap<>();
        for (Connection connection : connections) {
            if (byName.put(connection.name(), connection) != null) {
                throw new IllegalArgumentException("two connections are called " + connection.name());
            }
        }
        this.signing = Set.copyOf(signing);
        this.evidenceHosts = evidenceHosts;
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public Set<String> signing() {
        return signing;
    }

    @Override
    public Optional<String> refusal(URI url) {
        return evidenceHosts
                .refusalOfCall(url)
                .map(sentence -> sentence + " (" + HOSTS_SETTING + " says what may be called without a connection.)");
    }

    Optional<Connection> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    AllowedHosts evidenceHosts() {
        return evidenceHosts;
    }
}
