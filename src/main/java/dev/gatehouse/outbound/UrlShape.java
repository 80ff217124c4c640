package dev.gatehouse.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What every URL that is called has to look like, whatever the allow-list says. */
final class UrlShape {

    private UrlShape() {}

    /**
     * What is wrong with a URL's form, in a sentence.
     *
     * @param isLoopback whether it is one of this machine, which needs no https and no name
     */
    static Optional<String> problem(URI uri, boolean isLoopback) {
        String authority = uri.getRawAuthority();
        if (uri.getRawUserInfo() != null || (authority != null && authority.contains("@"))) {
            return Optional.of("The URL holds a user or a password before an '@': write it without.");
        }
        if (uri.getHost() == null) {
            return Optional.of("The URL names no host: write one such as https://dev.azure.com/contoso.");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("The URL has a fragment: end it before the '#'.");
        }
        Optional<String> wrong = isLoopback ? Optional.empty() : schemeOrHost(uri);
        if (wrong.isPresent()) {
            return wrong;
        }
        Optional<String> path = UrlPaths.problem(uri.getRawPath());
        return path.isPresent()
                ? Optional.of("The URL's path could mean another one: " + path.get() + ".")
                : Optional.empty();
    }

    private static Optional<String> schemeOrHost(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("The URL is not https: write https://" + host
                    + ". (Plain http is for a port of localhost or 127.0.0.1 only, in development.)");
        }
        if (HostNames.looksLikeAnAddress(host)) {
            return Optional.of("The URL's host " + host + " is an IP address: write the host's name.");
        }
        if (host.endsWith(".")) {
            return Optional.of("The URL's host " + host + " ends with a dot: write it without.");
        }
        return HostNames.isName(host)
                ? Optional.empty()
                : Optional.of("The URL's host is not a name of letters, digits, dashes and dots: correct it.");
    }
}
