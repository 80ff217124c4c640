package dev.gatehouse.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Names a check. Two deliveries of the same task in the same plan have the same id, which is how a duplicate is known.
 *
 * @param value the plan's id without dashes, a dash, and 20 hexadecimal digits of a hash over everything that identifies the
 *     task
 */
public record CheckId(String value) {

    private static final int HASH_BYTES = 10;
    private static final int PLAN_DIGITS = 32;
    private static final int LENGTH = PLAN_DIGITS + 1 + 2 * HASH_BYTES;

    public CheckId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a check id: " + value);
        }
    }

    public static CheckId of(Delivery delivery) {
        String identity = String.join(
                "\n",
                delivery.planUrl().toString().toLowerCase(Locale.ROOT),
                delivery.projectId().toString(),
                delivery.hub().hubName(),
                delivery.planId().toString(),
                delivery.jobId().toString(),
                delivery.taskInstanceId().toString());
        String hash = HexFormat.of().formatHex(sha256(identity), 0, HASH_BYTES);
        return new CheckId(delivery.planId().toString().replace("-", "") + "-" + hash);
    }

    /** The id that somebody wrote, where it has the form of one. */
    public static Optional<CheckId> parse(String text) {
        return isForm(text) ? Optional.of(new CheckId(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            char one = text.charAt(at);
            boolean isDigit = (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
            if (at == PLAN_DIGITS ? one != '-' : !isDigit) {
                return false;
            }
        }
        return true;
    }

    /** What all checks of the same plan have in common. */
    public String plan() {
        return value.substring(0, value.indexOf('-'));
    }

    @Override
    public String toString() {
        return value;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
