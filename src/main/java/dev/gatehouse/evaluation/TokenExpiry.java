package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** When a job token expires, where it is a JWT and says so (RFC 7519, {@code exp}: seconds since 1970). */
final class TokenExpiry {

    private static final long YEAR_10000 = 253_402_300_800L;

    /** What is kept of a token's life to deliver the decision. */
    static final Duration TIME_TO_DELIVER = Duration.ofMinutes(5);

    private TokenExpiry() {}

    /** When the token of a check expires: when it says so, or when the longest-lived would. */
    static Instant of(CheckRecord check) {
        return check.tokenExpiresAt().orElse(check.acceptedAt().plus(Limits.TOKEN_LIFE));
    }

    /** The same of the token that a delivery brought. */
    static Instant of(CheckMessage.Accepted delivery) {
        return delivery.tokenExpiresAt().orElse(delivery.acceptedAt().plus(Limits.TOKEN_LIFE));
    }

    /** The latest deadline of a check: there is time left to deliver its decision. */
    static Instant lastToDecide(Instant expiry) {
        return expiry.minus(TIME_TO_DELIVER);
    }

    static Optional<Instant> of(JobToken token) {
        String[] parts = token.value().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try (JsonParser claims =
                JsonText.JSON.createParser(Base64.getUrlDecoder().decode(parts[1]))) {
            return expiry(claims);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> expiry(JsonParser claims) throws IOException {
        if (claims.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (claims.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = claims.currentName().equals("exp");
            JsonToken value = claims.nextToken();
            if (wanted && value.isNumeric()) {
                long seconds = claims.getValueAsLong();
                boolean plausible = seconds > 0 && seconds < YEAR_10000;
                return plausible ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
            }
            claims.skipChildren();
        }
        return Optional.empty();
    }
}
