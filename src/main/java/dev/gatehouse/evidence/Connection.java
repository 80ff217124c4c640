package dev.gatehouse.evidence;

import dev.gatehouse.outbound.AllowedHosts;
import java.net.URI;
import java.util.Locale;

/**
 * A source outside Azure DevOps that the app's settings name, with what it takes to be let in.
 *
 * @param name in lower case
 * @param url where it is: without a query
 * @param under that URL and what is under it, where alone the credentials go
 */
public record Connection(String name, URI url, AllowedHosts under, Credentials credentials) {

    /** As in "asking the connection "servicenow" (contoso.service-now.com)". */
    String label() {
        return "the connection \"" + name + "\" (" + url.getRawAuthority() + ")";
    }

    /** The beginning of the names of its settings. */
    String settings() {
        return "GATEHOUSE_CONNECTIONS__" + name.toUpperCase(Locale.ROOT) + "__";
    }
}
