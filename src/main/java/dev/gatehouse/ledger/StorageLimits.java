package dev.gatehouse.ledger;

import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * How long calls of the storage account may take, the ledger's and the queue's: three tries of at most 3 s each with less than
 * 2 s of waiting in between, so about 10 s in all.
 */
public final class StorageLimits {

    /** The longest that one try takes. The HTTP client has to hold to it. */
    public static final Duration TRY = Duration.ofSeconds(3);

    public static final Duration CONNECT = Duration.ofSeconds(2);

    public static final int TRIES = 3;

    /** Before the second try; before later ones it is longer. */
    public static final Duration FIRST_WAIT = Duration.ofMillis(250);

    public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Set<Integer> PASSING_STATUS = Set.of(408, 429, 500, 502, 503, 504);

    private StorageLimits() {}

    static RetryOptions retries() {
        ExponentialBackoffOptions waits = new ExponentialBackoffOptions()
                .setMaxRetries(TRIES - 1)
                .setBaseDelay(FIRST_WAIT)
                .setMaxDelay(LONGEST_WAIT);
        return new RetryOptions(waits).setShouldRetryCondition(StorageLimits::worthATry);
    }

    /** A Retry-After longer than our waits would be slept through by the library: that one goes to the caller instead. */
    private static boolean worthATry(RequestRetryCondition last) {
        HttpResponse response = last.getResponse();
        if (response != null) {
            return PASSING_STATUS.contains(response.getStatusCode())
                    && RetryAfter.of(response)
                            .map(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                            .orElse(true);
        }
        Throwable broken = last.getThrowable();
        return broken instanceof IOException || broken instanceof TimeoutException;
    }
}
