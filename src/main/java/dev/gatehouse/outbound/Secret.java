package dev.gatehouse.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The value of an {@code Authorization} header. It prints as nothing, so that it can be part of what is printed.
 *
 * @param value the whole value of the header; only what sends it may read it
 */
public record Secret(String value) {

    public Secret {
        // No more is said, because whatever is said would end up in a log.
        if (value.isBlank() || !isPrintable(value)) {
            throw new IllegalArgumentException(
                    "a credential is not empty and has only characters that a header can carry");
        }
    }

    private static boolean isPrintable(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) < ' ' || value.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Basic authorization (RFC 7617) in UTF-8. */
    public static Secret basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
