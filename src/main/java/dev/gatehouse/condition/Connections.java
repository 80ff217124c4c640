package dev.gatehouse.condition;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where definitions may have the app ask, outside Azure DevOps: what the operators of the app have allowed. */
public interface Connections {

    /** Those of an app whose operators have allowed nothing. */
    Connections NONE = new Connections() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Set<String> signing() {
            return Set.of();
        }

        @Override
        public Optional<String> refusal(URI url) {
            return Optional.of("This app may ask no host without a connection: set GATEHOUSE_ALLOWED_EVIDENCE_HOSTS.");
        }
    };

    /** The names of the connections, in lower case; a definition names them in any case. */
    Set<String> names();

    /** The names of those that have a secret to sign with, in lower case; some of them may not be asked. */
    Set<String> signing();

    /** Why a URL may not be asked that a definition names without a connection; empty if it may. */
    Optional<String> refusal(URI url);
}
