package dev.gatehouse.evidence;

import java.net.URI;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where a request goes. */
sealed interface SourceTarget {

    /** Goes on with the one or with the other. */
    <R> R fold(BiFunction<String, String, R> below, BiFunction<String, URI, R> at, Function<URI, R> url);

    /**
     * Below a connection's URL, with its credentials.
     *
     * @param path as it is in a URL, percent-encoded where that is needed, perhaps with a query; with or without a slash before it
     */
    record Below(String connection, String path) implements SourceTarget {
        @Override
        public <R> R fold(BiFunction<String, String, R> below, BiFunction<String, URI, R> at, Function<URI, R> url) {
            return below.apply(connection, path);
        }
    }

    /**
     * Where a connection's answer pointed: with its credentials if that is under the connection's URL, and otherwise without any and to
     * an allowed evidence host only.
     */
    record Onward(String connection, URI location) implements SourceTarget {
        @Override
        public <R> R fold(BiFunction<String, String, R> below, BiFunction<String, URI, R> at, Function<URI, R> url) {
            return at.apply(connection, location);
        }
    }

    /** At an allowed evidence host, without credentials. */
    record Url(URI url) implements SourceTarget {
        @Override
        public <R> R fold(BiFunction<String, String, R> below, BiFunction<String, URI, R> at, Function<URI, R> url) {
            return url.apply(this.url);
        }
    }
}
