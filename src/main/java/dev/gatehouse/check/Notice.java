package dev.gatehouse.check;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a check, on its way to somebody who is to be told. It has all that it takes to be sent, but for what the
 * settings say of the connection; it holds no secret.
 *
 * @param id the same for as long as it is the same news to the same recipient, so that who gets it twice can tell
 * @param check what it is about
 * @param happening what happened
 * @param connection the connection that it goes to, in lower case
 * @param path below the connection's URL, as it is in a URL, perhaps with a query; may be empty
 * @param signature how it is signed
 * @param body what is sent, JSON
 * @param attempts how often it was tried so far
 * @param triedSince when it was tried for the first time
 */
public record Notice(
        String id,
        CheckId check,
        Happening happening,
        String connection,
        String path,
        Signature signature,
        String body,
        int attempts,
        Optional<Instant> triedSince) {

    /** How the body is signed: an HMAC with the connection's secret, in hexadecimal digits behind the name of its hash. */
    public enum Signature {
        /** As most who take webhooks verify it. */
        SHA_256,
        /** As the incoming webhooks of Azure DevOps verify it. */
        SHA_1
    }

    /** The same after one more try that came to nothing. */
    public Notice tried(Instant now) {
        return new Notice(
                id,
                check,
                happening,
                connection,
                path,
                signature,
                body,
                attempts + 1,
                Optional.of(triedSince.orElse(now)));
    }
}
