package dev.gatehouse.outbound;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where calls may go: https URLs of listed hosts, each at its port and under its path. Nothing of an HTTP client is
 * used here, so that a URL can be judged before one is loaded.
 */
public final class AllowedHosts {

    static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1");

    private final List<HostEntry> entries;
    private final Loopback loopback;

    /** What plain http of this machine may be called. */
    private enum Loopback {
        NEVER,
        /** Where an entry says so. */
        LISTED,
        ALWAYS
    }

    private AllowedHosts(List<HostEntry> entries, Loopback loopback) {
        this.entries = List.copyOf(entries);
        this.loopback = loopback;
    }

    /** What a setting says: a list of hosts, or why it says none. */
    public sealed interface Parsed {

        /** Goes on with the list, or with the sentence about what is wrong. */
        <R> R fold(Function<AllowedHosts, R> allowed, Function<String, R> wrong);

        /** The setting is a list of hosts. */
        record Allowed(AllowedHosts hosts) implements Parsed {
            @Override
            public <R> R fold(Function<AllowedHosts, R> allowed, Function<String, R> wrong) {
                return allowed.apply(hosts);
            }
        }

        /**
         * The setting is wrong.
         *
         * @param sentence every wrong entry, what is wrong with it, and what to write instead
         */
        record Wrong(String sentence) implements Parsed {
            @Override
            public <R> R fold(Function<AllowedHosts, R> allowed, Function<String, R> wrong) {
                return wrong.apply(sentence);
            }
        }
    }

    /**
     * Reads a setting such as {@code dev.azure.com,*.visualstudio.com,tfs.contoso.com:8443/tfs}.
     *
     * @param setting entries between commas, each a host, with {@code *.} before it for every host below it, perhaps
     *     with a port (443 without one), perhaps with a path that URLs must be under
     * @param loopback whether {@code http://localhost} and {@code http://127.0.0.1} with a port are allowed besides
     */
    public static Parsed parse(String setting, boolean loopback) {
        List<HostEntry> entries = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String part : setting.split(",", -1)) {
            String text = part.strip();
            if (text.isEmpty()) {
                continue;
            }
            HostEntry.parse(text, entries::add, wrong::add);
        }
        return wrong.isEmpty()
                ? new Parsed.Allowed(new AllowedHosts(entries, loopback ? Loopback.ALWAYS : Loopback.NEVER))
                : new Parsed.Wrong(String.join(" ", wrong));
    }

    /**
     * This URL and what is under it, and nothing else; or what is wrong with it, repeating nothing beyond its host.
     *
     * @param base an https URL without a query
     * @param loopback whether it may be plain http of {@code localhost} or {@code 127.0.0.1} with a port
     */
    public static Parsed under(URI base, boolean loopback) {
        Loopback listed = loopback ? Loopback.LISTED : Loopback.NEVER;
        Optional<String> wrong = new AllowedHosts(List.of(), listed).misshapen(base);
        return wrong.isPresent()
                ? new Parsed.Wrong(wrong.get())
                : new Parsed.Allowed(new AllowedHosts(List.of(HostEntry.of(base)), listed));
    }

    /**
     * Reads a setting that names hosts and ports and no paths, such as {@code tfs.contoso.com:8443,*.contoso.local}.
     */
    public static Parsed parseWithoutPaths(String setting) {
        return parse(setting, false).fold(AllowedHosts::withoutPaths, Parsed.Wrong::new);
    }

    private static Parsed withoutPaths(AllowedHosts hosts) {
        List<HostEntry> withPath = new ArrayList<>();
        for (HostEntry entry : hosts.entries) {
            if (!entry.path().isEmpty()) {
                withPath.add(entry);
            }
        }
        return withPath.isEmpty()
                ? new Parsed.Allowed(hosts)
                : new Parsed.Wrong("Write hosts and ports without a path: " + listed(withPath) + ".");
    }

    /** Whether one of the entries is about this host and port, whatever its path. */
    boolean names(String host, int port) {
        String lowerCaseHost = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(entry -> entry.coversHost(lowerCaseHost) && entry.port() == port);
    }

    /**
     * Why a URL that others will be built on (a collection's, a connection's) may not be used; empty if it may. The
     * sentence repeats nothing of the URL beyond its host and port, because the rest may hold a secret.
     */
    public Optional<String> refusal(URI base) {
        Optional<String> misshapen = misshapen(base);
        return misshapen.isPresent() ? misshapen : unlisted(base);
    }

    private Optional<String> misshapen(URI base) {
        return base.getRawQuery() != null || base.getRawFragment() != null
                ? Optional.of("The URL has a query or a fragment: end it before the '?' or '#'.")
                : UrlShape.problem(base, isLoopback(base));
    }

    /** Why a call may not go to this URL, which may have a query; empty if it may. */
    public Optional<String> refusalOfCall(URI uri) {
        Optional<String> misshapen = UrlShape.problem(uri, isLoopback(uri));
        return misshapen.isPresent() ? misshapen : unlisted(uri);
    }

    private boolean isLoopback(URI uri) {
        return loopback != Loopback.NEVER
                && "http".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && LOOPBACK_HOSTS.contains(uri.getHost().toLowerCase(Locale.ROOT))
                && uri.getPort() > 0
                && uri.getPort() <= HostEntry.LARGEST_PORT;
    }

    private Optional<String> unlisted(URI uri) {
        if (loopback == Loopback.ALWAYS && isLoopback(uri)) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() == -1 ? HostEntry.HTTPS_PORT : uri.getPort();
        List<HostEntry> ofHost = new ArrayList<>();
        List<HostEntry> ofPort = new ArrayList<>();
        for (HostEntry entry : entries) {
            if (entry.covers(host, port, uri.getRawPath())) {
                return Optional.empty();
            }
            if (entry.coversHost(host)) {
                ofHost.add(entry);
                if (entry.port() == port) {
                    ofPort.add(entry);
                }
            }
        }
        if (ofHost.isEmpty()) {
            return Optional.of("The host " + host + " is not one of the allowed hosts (" + this
                    + "): correct the URL or allow the host.");
        }
        if (ofPort.isEmpty()) {
            return Optional.of("Port " + port + " of " + host + " is not allowed (" + listed(ofHost)
                    + "): correct the URL or allow " + host + ":" + port + ".");
        }
        return Optional.of(
                "The path is not one of those allowed on " + host + ": the URL must be under " + listed(ofPort) + ".");
    }

    private static String listed(List<HostEntry> entries) {
        return entries.stream().map(HostEntry::toString).collect(Collectors.joining(", "));
    }

    /** The list, as a setting would say it. */
    @Override
    public String toString() {
        String list = listed(entries);
        String loopbackHosts = loopback == Loopback.ALWAYS ? "http://localhost:<port>, http://127.0.0.1:<port>" : "";
        return list.isEmpty() && loopbackHosts.isEmpty()
                ? "none"
                : list + (list.isEmpty() || loopbackHosts.isEmpty() ? "" : ", ") + loopbackHosts;
    }
}
