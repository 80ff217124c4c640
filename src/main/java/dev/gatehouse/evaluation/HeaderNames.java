package dev.gatehouse.evaluation;

import java.util.List;
import java.util.Set;

/** Which headers of a delivery are read, which are kept as the check's variables, and which are neither. All in lower case. */
final class HeaderNames {

    private static final Set<String> OF_THE_DELIVERY =
            Set.of("planurl", "projectid", "hubname", "planid", "jobid", "timelineid", "taskinstanceid", "authtoken");

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

    static boolean isVariable(String name) {
        return !OF_THE_DELIVERY.contains(name)
                && !OF_THE_TRANSPORT.contains(name)
                && TRANSPORT_PREFIXES.stream().noneMatch(name::startsWith)
                && SECRET_PARTS.stream().noneMatch(name::contains)
                && SECRET_ENDINGS.stream().noneMatch(name::endsWith);
    }
}
