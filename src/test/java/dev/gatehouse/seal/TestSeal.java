package dev.gatehouse.seal;

import java.security.SecureRandom;
import java.util.Base64;

/** A seal for tests. */
public final class TestSeal {

    private TestSeal() {}

    public static TokenSeal create() {
        String setting = "test:" + Base64.getEncoder().encodeToString(new byte[32]);
        return SealKeys.parse(setting).fold(keys -> new TokenSeal(keys, new SecureRandom()), fault -> {
            throw new AssertionError(fault.sentence());
        });
    }
}
