package dev.gatehouse.webhook;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sender signs before the body: the values of some headers, the last of which is the time, each with a point behind it.
 *
 * @param signature the header with the signature, in lower case
 * @param signed the headers that are signed, in lower case
 */
record TimeStamp(String signature, List<String> signed) {

    /** Port's, and that of Standard Webhooks. */
    private static final List<TimeStamp> KNOWN = List.of(
            new TimeStamp("x-port-signature", List.of("x-port-timestamp")),
            new TimeStamp("webhook-signature", List.of("webhook-id", "webhook-timestamp")));

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    /** As seconds this would be in the year 5138, and as milliseconds it was in 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    /** How those sign whose signature is in this header; empty for those who give no time. */
    static Optional<TimeStamp> of(String header) {
        return KNOWN.stream().filter(one -> one.signature.equals(header)).findFirst();
    }

    /** What has to be signed; empty where a header is missing, or the time is not about now. */
    Optional<byte[]> signed(Map<String, String> headers, byte[] body, Instant now) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length + 100);
        for (String header : signed) {
            String value = headers.getOrDefault(header, "");
            // A point inside would let the same bytes be read as another time and another body.
            if (value.isEmpty() || value.contains(".")) {
                return Optional.empty();
            }
            content.writeBytes(SignedRequest.bytes(value + "."));
        }
        content.writeBytes(body);
        return isAboutNow(headers.getOrDefault(signed.get(signed.size() - 1), ""), now)
                ? Optional.of(content.toByteArray())
                : Optional.empty();
    }

    private static boolean isAboutNow(String time, Instant now) {
        if (!DIGITS.matcher(time).matches()) {
            return false;
        }
        long number = Long.parseLong(time);
        Instant at = number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return !at.isBefore(now.minus(SignedRequest.WINDOW)) && !at.isAfter(now.plus(SignedRequest.WINDOW));
    }
}
