package dev.gatehouse.devhost;

import java.security.SecureRandom;
import java.util.Random;

/** Randomness that is the same for the same seed: fit for tests, and for nothing that has to stay secret. */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final Random seeded;

    SeededRandom(long seed) {
        super(null, null);
        this.seeded = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        seeded.nextBytes(bytes);
    }
}
