package dev.gatehouse.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A call to make.
 *
 * @param uri where it goes; it has to be under one of the allowed hosts
 * @param headers headers that hold no secret
 * @param authorization the value of the {@code Authorization} header, which goes to that URI and nowhere else
 * @param content the body
 * @param repeatable whether making it twice does no more than making it once
 * @param patience how long one try may take, from looking up the host to the last byte of the answer
 */
public record HttpCall(
        Method method,
        URI uri,
        Map<String, String> headers,
        Optional<Secret> authorization,
        Optional<Content> content,
        boolean repeatable,
        Duration patience) {

    /** The methods in use. */
    public enum Method {
        GET(false, false),
        HEAD(false, false),
        OPTIONS(true, false),
        POST(true, true),
        PUT(true, true),
        PATCH(true, true),
        DELETE(true, false);

        private final boolean mayHaveBody;
        private final boolean needsBody;

        Method(boolean mayHaveBody, boolean needsBody) {
            this.mayHaveBody = mayHaveBody;
            this.needsBody = needsBody;
        }

        /** Whether a body means anything. */
        public boolean mayHaveBody() {
            return mayHaveBody;
        }

        /** Whether there has to be a body, if only an empty one. */
        public boolean needsBody() {
            return needsBody;
        }

        /** Whether it only asks and changes nothing (RFC 9110, 9.2.1). */
        public boolean onlyAsks() {
            return this == GET || this == HEAD || this == OPTIONS;
        }
    }

    public HttpCall {
        headers = Map.copyOf(headers);
        if (content.isPresent() && !method.mayHaveBody()) {
            throw new IllegalArgumentException("a " + method + " has no body");
        }
        if (method.onlyAsks() && !repeatable) {
            throw new IllegalArgumentException("a " + method + " can be repeated");
        }
        if (content.isEmpty() && method.needsBody()) {
            throw new IllegalArgumentException("a " + method + " needs a body, if only an empty one");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("no call can be made in " + patience);
        }
    }

    /** The same call with less patience. */
    HttpCall within(Duration shorter) {
        return new HttpCall(method, uri, headers, authorization, content, repeatable, shorter);
    }

    /** Method and URL without the query, which may hold more than a log should. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort())
                + uri.getRawPath();
    }
}
