package dev.gatehouse.ledger;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** How long a storage account asked to be left alone. It says so in whole seconds. */
final class RetryAfter {

    private static final int DIGITS = 6;

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse response) {
        return Optional.ofNullable(response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
                .map(String::strip)
                .filter(value -> value.length() <= DIGITS && value.matches("[0-9]+"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
