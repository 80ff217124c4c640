package dev.gatehouse.evidence;

import dev.gatehouse.outbound.AllowedHosts;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a request goes to.
 *
 * @param key tells it from others
 * @param label as in "reading it at the connection "servicenow" (contoso.service-now.com) was answered 404"
 * @param settings what its settings are, where it is a connection
 * @param hosts where its calls may go
 */
record Source(String key, String label, Optional<String> settings, AllowedHosts hosts, Credentials credentials) {

    static Source of(Connection connection) {
        return new Source(
                "connection " + connection.name(),
                connection.label(),
                Optional.of(connection.settings()),
                connection.under(),
                connection.credentials());
    }

    static Source of(URI url, AllowedHosts evidenceHosts) {
        String host = url.getRawAuthority().toLowerCase(Locale.ROOT);
        return new Source("host " + host, host, Optional.empty(), evidenceHosts, new Credentials.None());
    }
}
