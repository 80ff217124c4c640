package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Issued tokens, in memory alone, each until a minute before it expires, or the half of its life where that is shorter. Whoever needs
 * one while it is being asked for waits for it.
 */
final class TokenCache {

    private static final Duration BEFORE_IT_EXPIRES = Duration.ofMinutes(1);

    private final ConcurrentMap<String, Kept> tokens = new ConcurrentHashMap<>();
    private final SingleFlight<String, IssuedToken> flights = new SingleFlight<>();
    private final InstantSource clock;

    private record Kept(IssuedToken token, Instant until) {}

    TokenCache(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A token that is still good.
     *
     * @param key what the token is for
     * @param budget bounds the wait for a token that another thread asks for
     */
    Answer<IssuedToken> get(String key, TimeBudget budget, Supplier<Answer<IssuedToken>> issue) {
        return remembered(key)
                .orElseGet(() ->
                        flights.join(key, budget, () -> remembered(key).orElseGet(() -> keep(key, issue.get()))));
    }

    /** Forgets a token that was not accepted, unless another one took its place already. */
    void drop(String key, IssuedToken token) {
        tokens.computeIfPresent(key, (same, kept) -> kept.token().equals(token) ? null : kept);
    }

    private Answer<IssuedToken> keep(String key, Answer<IssuedToken> answer) {
        return answer.map(token -> {
            Duration half = Duration.between(clock.instant(), token.expiresAt()).dividedBy(2);
            Duration early = half.compareTo(BEFORE_IT_EXPIRES) < 0 ? half : BEFORE_IT_EXPIRES;
            tokens.put(key, new Kept(token, token.expiresAt().minus(early)));
            return token;
        });
    }

    private Optional<Answer<IssuedToken>> remembered(String key) {
        return Optional.ofNullable(tokens.get(key))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(kept -> Answer.given(kept.token()));
    }
}
