package dev.gatehouse.outbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a host allow-list.
 *
 * @param host the host in lower case, without the {@code *.}
 * @param below whether every host below it is meant, and not itself
 * @param port the one port that is allowed
 * @param path the segments that a path must begin with, in lower case
 */
record HostEntry(String host, boolean below, int port, List<String> path) {

    static final int HTTPS_PORT = 443;
    static final int LARGEST_PORT = 65_535;

    private static final Pattern FORM =
            Pattern.compile("(\\*\\.)?([^:/?#@\\s*\\[\\]]+)(?::([0-9]{1,5}))?(/[^?#\\s*]*)?");
    private static final String EXAMPLE = "write a host such as dev.azure.com, *.visualstudio.com, tfs.contoso.com:8443"
            + " or dev.azure.com/contoso";

    /** Reads an entry and hands it on, or a sentence about what is wrong with it. */
    static void parse(String text, Consumer<HostEntry> good, Consumer<String> wrong) {
        Consumer<String> refuse = problem -> wrong.accept("The entry \"" + text + "\" " + problem + ".");
        if (text.contains("://")) {
            refuse.accept(
                    "has a scheme: write only what follows \"://\", such as dev.azure.com; calls always use https");
            return;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            refuse.accept("is not a host: " + EXAMPLE);
            return;
        }
        boolean below = form.group(1) != null;
        String host = form.group(2).toLowerCase(Locale.ROOT);
        int port = form.group(3) == null ? HTTPS_PORT : Integer.parseInt(form.group(3));
        String path = form.group(4) == null ? "" : form.group(4);
        if (HostNames.looksLikeAnAddress(host)) {
            refuse.accept("is an IP address: write the host's name");
        } else if (!HostNames.isName(host)) {
            refuse.accept("is not a host: " + EXAMPLE);
        } else if (below && !host.contains(".")) {
            refuse.accept("would allow every host below " + host + ": name at least two parts, such as *.contoso.com");
        } else if (port == 0 || port > LARGEST_PORT) {
            refuse.accept("has a port outside 1 to " + LARGEST_PORT);
        } else if (UrlPaths.problem(path).isPresent()) {
            refuse.accept("has a path that cannot be compared: "
                    + UrlPaths.problem(path).get());
        } else {
            good.accept(new HostEntry(host, below, port, UrlPaths.segments(path.toLowerCase(Locale.ROOT))));
        }
    }

    /** What is at a URL and under it. */
    static HostEntry of(URI base) {
        return new HostEntry(
                base.getHost().toLowerCase(Locale.ROOT),
                false,
                base.getPort() == -1 ? HTTPS_PORT : base.getPort(),
                UrlPaths.segments(base.getRawPath().toLowerCase(Locale.ROOT)));
    }

    /** Whether a URL of this host, port and path is at this entry or under it. */
    boolean covers(String lowerCaseHost, int ofUrl, String rawPath) {
        return coversHost(lowerCaseHost) && port == ofUrl && coversPath(rawPath);
    }

    boolean coversHost(String lowerCaseHost) {
        return below ? lowerCaseHost.endsWith("." + host) : lowerCaseHost.equals(host);
    }

    /** By whole segments, so that {@code /contoso} does not cover {@code /contoso-evil}. */
    boolean coversPath(String rawPath) {
        List<String> segments = UrlPaths.segments(rawPath.toLowerCase(Locale.ROOT));
        return segments.size() >= path.size()
                && segments.subList(0, path.size()).equals(path);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(below ? "*." : "").append(host);
        if (port != HTTPS_PORT) {
            text.append(':').append(port);
        }
        path.forEach(segment -> text.append('/').append(segment));
        return text.toString();
    }
}
