package dev.gatehouse.devhost.pipelines;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A job token that is good for nothing but this simulation.
 *
 * @param value what is sent as {@code AuthToken}
 * @param expiresAt when the simulated Azure Pipelines refuses it; absent for never
 */
record TestToken(String value, Optional<Instant> expiresAt) {

    private static final int RANDOM_BYTES = 12;

    /** A fresh one. One that expires says so itself, as a JWT does. */
    static TestToken fresh(RandomGenerator random, Optional<Instant> expiresAt) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String name = "test-token-" + HexFormat.of().formatHex(bytes);
        return new TestToken(expiresAt.map(end -> jwt(name, end)).orElse(name), expiresAt);
    }

    boolean isValid(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    private static String jwt(String name, Instant expiresAt) {
        return part("{\"alg\":\"none\",\"typ\":\"JWT\"}")
                + "." + part("{\"sub\":\"" + name + "\",\"exp\":" + expiresAt.getEpochSecond() + "}")
                + "." + part("not-signed");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the token, though it is good for nothing. */
    @Override
    public String toString() {
        return "TestToken[redacted]";
    }
}
