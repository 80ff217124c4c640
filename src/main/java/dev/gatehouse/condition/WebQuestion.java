package dev.gatehouse.condition;

import java.util.Map;
import java.util.Optional;

/**
 * A request to an HTTP API.
 *
 * @param headers as the definition has them; none of them holds a credential
 * @param body the request's body; its type is among the headers
 * @param scope what a token of the app's managed identity is to be for; absent where none is wanted
 */
public record WebQuestion(
        WebTarget target, Method method, Map<String, String> headers, Optional<String> body, Optional<String> scope) {

    /** The methods that a definition can name. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** Whether it only asks, and may be sent again without doing more. */
        public boolean onlyAsks() {
            return this == GET || this == HEAD;
        }

        boolean hasBody() {
            return this == POST || this == PUT || this == PATCH;
        }
    }

    public WebQuestion {
        headers = Map.copyOf(headers);
        if (body.isPresent() && !method.hasBody()) {
            throw new IllegalArgumentException("a " + method + " has no body");
        }
    }

    /** What it is, without the query of its URL and the body, which may hold more than a log should. */
    @Override
    public String toString() {
        return method + " " + target.shown();
    }
}
