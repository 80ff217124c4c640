package dev.gatehouse.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a check. Two deliveries of the same task in the same plan have the same id, which is how a duplicate is known.
 *
 * @param value the plan's id without dashes, a dash, and 20 hexadecimal digits of a hash over everything that identifies the
 *     task
 */
public record CheckId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}-[0-9a-f]{20}");
    private static final int HASH_BYTES = 10;

    public CheckId {
        if (!FORM.matcher(value).matches()) {
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
        return FORM.matcher(text).matches() ? Optional.of(new CheckId(text)) : Optional.empty();
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
