package dev.gatehouse.functions;

import dev.gatehouse.check.CheckId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The address {@code …/checks…} or {@code …/decisions…} that a request came to: of a delivery, {@code …/checks/{policy?}} or {@code
 * …/decisions/{policy?}}. Read from the URL, because the Java worker cannot bind a part of the route that is not there: the
 * invocation would fail.
 */
final class CheckRoute {

    static final String ROUTE = "checks/{policy?}";

    private static final String CHECKS = "/checks";

    /** The same for decisions at once. */
    static final String OF_DECISIONS = "decisions/{policy?}";

    private static final String DECISIONS = "/decisions";

    private final URI delivered;
    private final String segment;

    CheckRoute(URI delivered) {
        this(delivered, CHECKS);
    }

    private CheckRoute(URI delivered, String segment) {
        this.delivered = delivered;
        this.segment = segment;
    }

    static CheckRoute ofDecisions(URI delivered) {
        return new CheckRoute(delivered, DECISIONS);
    }

    /** The policy that the URL names. */
    Optional<String> policy() {
        String path = delivered.getPath();
        int begin = endOfSegment();
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (begin < end && path.charAt(end - 1) == '/') {
            end--;
        }
        return begin == end ? Optional.empty() : Optional.of(path.substring(begin, end));
    }

    /** Where checks are listed: beside this address, without its function key, as all addresses here. */
    String checksUri() {
        return delivered.getScheme() + "://" + delivered.getAuthority()
                + delivered.getPath().substring(0, endOfSegment());
    }

    /** Where the state of a check can be read. */
    String statusUri(CheckId id) {
        return checksUri() + "/" + id;
    }

    /** Where a check can be terminated. */
    String terminateUri(CheckId id) {
        return statusUri(id) + "/terminate";
    }

    /** Where an event can be raised for a check; a name of an event needs no escaping. */
    String eventUri(CheckId id, String name) {
        return statusUri(id) + "/events/" + name;
    }

    /**
     * Routes are matched without case. The prefix before the route comes from host.json and holds no such segment unless
     * somebody chose it so.
     */
    private int endOfSegment() {
        String path = delivered.getPath();
        int begin = (path.toLowerCase(Locale.ROOT) + "/").indexOf(segment + "/");
        return begin < 0 ? path.length() : begin + segment.length();
    }
}
