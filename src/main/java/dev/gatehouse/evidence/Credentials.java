package dev.gatehouse.evidence;

import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a connection shows to be let in. Prints no secret. */
public sealed interface Credentials {

    /** Goes on with the kind that these are. */
    <R> R fold(
            Supplier<? extends R> none,
            Function<? super Fixed, ? extends R> fixed,
            Function<? super OAuthClient, ? extends R> client,
            Function<? super Identity, ? extends R> identity);

    /** Nothing is shown. */
    record None() implements Credentials {
        @Override
        public <R> R fold(
                Supplier<? extends R> none,
                Function<? super Fixed, ? extends R> fixed,
                Function<? super OAuthClient, ? extends R> client,
                Function<? super Identity, ? extends R> identity) {
            return none.get();
        }
    }

    /**
     * The same header each time.
     *
     * @param secrets what may not appear in any text, besides the header
     */
    record Fixed(Secret header, List<String> secrets) implements Credentials {

        public Fixed {
            secrets = List.copyOf(secrets);
        }

        /** A user and a password (RFC 7617). */
        public static Fixed basic(String user, String password) {
            return new Fixed(Secret.basic(user, password), List.of(password));
        }

        /** A token that does not change (RFC 6750). */
        public static Fixed bearer(String token) {
            return new Fixed(new Secret("Bearer " + token), List.of(token));
        }

        @Override
        public <R> R fold(
                Supplier<? extends R> none,
                Function<? super Fixed, ? extends R> fixed,
                Function<? super OAuthClient, ? extends R> client,
                Function<? super Identity, ? extends R> identity) {
            return fixed.apply(this);
        }

        /** Never a secret. */
        @Override
        public String toString() {
            return "Fixed[redacted]";
        }
    }

    /**
     * Tokens for a client by its secret (RFC 6749, 4.4).
     *
     * @param tokenUrl where tokens are had
     * @param underTokenUrl that URL, where alone the client's secret goes
     * @param scope what the tokens are for, where that has to be said
     */
    record OAuthClient(String id, String secret, URI tokenUrl, AllowedHosts underTokenUrl, Optional<String> scope)
            implements Credentials {
        @Override
        public <R> R fold(
                Supplier<? extends R> none,
                Function<? super Fixed, ? extends R> fixed,
                Function<? super OAuthClient, ? extends R> client,
                Function<? super Identity, ? extends R> identity) {
            return client.apply(this);
        }

        /** Never a secret. */
        @Override
        public String toString() {
            return "OAuthClient[" + id + ", redacted, " + tokenUrl + "]";
        }
    }

    /**
     * Tokens of Microsoft Entra ID for the app's managed identity.
     *
     * @param scope what the tokens are for, such as {@code https://api.loganalytics.io/.default}
     */
    record Identity(String scope) implements Credentials {
        @Override
        public <R> R fold(
                Supplier<? extends R> none,
                Function<? super Fixed, ? extends R> fixed,
                Function<? super OAuthClient, ? extends R> client,
                Function<? super Identity, ? extends R> identity) {
            return identity.apply(this);
        }
    }
}
