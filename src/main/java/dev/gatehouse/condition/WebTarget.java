package dev.gatehouse.condition;

import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where a request to an HTTP API goes. */
public sealed interface WebTarget {

    /** Goes on with whichever it is. */
    <R> R fold(
            BiFunction<? super String, ? super String, ? extends R> below,
            Function<? super URI, ? extends R> at,
            BiFunction<? super WebTarget, ? super URI, ? extends R> onward);

    /** The target for people, without the query, which may hold keys. */
    default String shown() {
        return fold(
                (connection, path) -> connection
                        + (path.startsWith("/") || path.isEmpty() ? "" : "/")
                        + Shown.plain(withoutQuery(path), SHOWN_CHARACTERS),
                url -> Shown.plain(
                        url.getHost() + Optional.ofNullable(url.getRawPath()).orElse(""), SHOWN_CHARACTERS),
                (first, location) -> first.shown());
    }

    /** Characters of a path that are shown. */
    int SHOWN_CHARACTERS = 120;

    /**
     * Below a connection's URL, with its credentials.
     *
     * @param path as it stands in a URL, perhaps with a query; may be empty
     */
    record Below(String connection, String path) implements WebTarget {
        @Override
        public <R> R fold(
                BiFunction<? super String, ? super String, ? extends R> below,
                Function<? super URI, ? extends R> at,
                BiFunction<? super WebTarget, ? super URI, ? extends R> onward) {
            return below.apply(connection, path);
        }
    }

    /** At an allowed host, without a connection. */
    record At(URI url) implements WebTarget {
        @Override
        public <R> R fold(
                BiFunction<? super String, ? super String, ? extends R> below,
                Function<? super URI, ? extends R> at,
                BiFunction<? super WebTarget, ? super URI, ? extends R> onward) {
            return at.apply(url);
        }
    }

    /**
     * Where an earlier answer pointed with its {@code Location}. Credentials go there only if it is where the first request may take
     * them; it is asked without any where it is at another allowed host, and not at all elsewhere.
     *
     * @param first where the request went that was answered so; not itself an {@code Onward}
     */
    record Onward(WebTarget first, URI location) implements WebTarget {
        @Override
        public <R> R fold(
                BiFunction<? super String, ? super String, ? extends R> below,
                Function<? super URI, ? extends R> at,
                BiFunction<? super WebTarget, ? super URI, ? extends R> onward) {
            return onward.apply(first, location);
        }
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
