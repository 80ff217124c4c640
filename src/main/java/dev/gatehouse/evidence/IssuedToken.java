package dev.gatehouse.evidence;

import java.time.Instant;

/**
 * An access token that somebody has issued to the app.
 *
 * @param value the token, a secret
 */
public record IssuedToken(String value, Instant expiresAt) {

    /** Never the token. */
    @Override
    public String toString() {
        return "IssuedToken[redacted, " + expiresAt + "]";
    }
}
