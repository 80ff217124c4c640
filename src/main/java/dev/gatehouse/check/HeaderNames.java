package dev.gatehouse.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers of a delivery say what it is, which are kept as the check's variables, and which are neither. */
public final class HeaderNames {

    private static final String TOKEN = "authtoken";

    private static final Set<String> OF_THE_DELIVERY =
            Set.of("planurl", "projectid", "hubname", "planid", "jobid", "timelineid", "taskinstanceid");

    private static final Set<String> OF_THE_TRANSPORT = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "correlation-context",
            "baggage",
            "client-ip",
            "date",
            "disguised-host",
            "expect",
            "forwarded",
            "from",
            "host",
            "keep-alive",
            "max-forwards",
            "origin",
            "pragma",
            "referer",
            "request-id",
            "te",
            "traceparent",
            "tracestate",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "was-default-hostname",
            "x-real-ip",
            "x-request-id");

    /** What proxies, the App Service front end and Azure DevOps' own clients add. */
    private static final List<String> TRANSPORT_PREFIXES = List.of(
            "x-forwarded-",
            "x-original-",
            "x-arr-",
            "x-appservice-",
            "x-azure-",
            "x-client-",
            "x-ms-",
            "x-msedge-",
            "x-site-",
            "x-tfs-",
            "x-vss-",
            "x-waws-",
            "sec-");

    /** Anything that calls itself a credential. */
    private static final List<String> SECRET_PARTS =
            List.of("authorization", "cookie", "functions-key", "functions-clientid", "secret", "password", "x-zumo-");

    private static final List<String> SECRET_ENDINGS = List.of("token", "apikey", "api-key", "api_key");

    private HeaderNames() {}

    /** The headers that say which run and task a delivery is of, without the token, in lower case. */
    public static Set<String> ofTheDelivery() {
        return OF_THE_DELIVERY;
    }

    /** Whether a header is kept with the check for its conditions. */
    public static boolean isVariable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_THE_DELIVERY.contains(lower)
                && !lower.equals(TOKEN)
                && !OF_THE_TRANSPORT.contains(lower)
                && !isOfTheTransport(lower)
                && !isSecret(lower);
    }

    private static boolean isOfTheTransport(String lower) {
        for (String prefix : TRANSPORT_PREFIXES) {
            if (lower.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String lower) {
        for (String part : SECRET_PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        for (String ending : SECRET_ENDINGS) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a header can fill a place of a policy: a variable can, and what says which run and task it is. */
    public static boolean canFill(String name) {
        return isVariable(name) || OF_THE_DELIVERY.contains(name.toLowerCase(Locale.ROOT));
    }
}
