package dev.gatehouse.functions;

import dev.gatehouse.check.CheckId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The address {@code …/checks/{policy?}} that a delivery came to. Read from the URL, because the Java worker cannot bind a part
 * of the route that is not there: the invocation would fail.
 */
final class CheckRoute {

    static final String ROUTE = "checks/{policy?}";

    private static final String CHECKS = "/checks";

    private final URI delivered;

    CheckRoute(URI delivered) {
        this.delivered = delivered;
    }

    /** The policy that the URL names. */
    Optional<String> policy() {
        String path = delivered.getPath();
        int begin = endOfChecks();
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (begin < end && path.charAt(end - 1) == '/') {
            end--;
        }
        return begin == end ? Optional.empty() : Optional.of(path.substring(begin, end));
    }

    /** Where the state of a check can be read: beside this address, without its function key. */
    String statusUri(CheckId id) {
        String checks = delivered.getPath().substring(0, endOfChecks());
        return delivered.getScheme() + "://" + delivered.getAuthority() + checks + "/" + id;
    }

    /**
     * Routes are matched without case. The prefix before the route comes from host.json and holds no such segment unless
     * somebody chose it so.
     */
    private int endOfChecks() {
        String path = delivered.getPath();
        int begin = (path.toLowerCase(Locale.ROOT) + "/").indexOf(CHECKS + "/");
        return begin < 0 ? path.length() : begin + CHECKS.length();
    }
}
