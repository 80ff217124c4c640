package dev.gatehouse.condition;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a definition may have sent along with a request: neither credentials, nor what the HTTP client sets by itself. */
public final class RequestHeaders {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");
    private static final Set<String> TRANSPORT = Set.of(
            "host",
            "content-length",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "accept-encoding");

    /** A token of RFC 9110, 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");

    private static final Pattern VALUE = Pattern.compile("[ -~]*+");

    private RequestHeaders() {}

    /** Whether a header lets somebody in; in any case. */
    public static boolean areCredentials(String name) {
        return CREDENTIALS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a header says how a request is carried; in any case. */
    public static boolean areTheTransports(String name) {
        return TRANSPORT.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a header can have this name. */
    public static boolean canBeNamed(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a header can have this value: printable ASCII characters, so that no header becomes two. */
    public static boolean canSay(String value) {
        return VALUE.matcher(value).matches();
    }
}
