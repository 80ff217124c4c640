package dev.gatehouse.seal;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.JobToken;
import java.security.SecureRandom;

/**
 * Seals job tokens, so that nobody who reads the queue or the ledger can use one. The check's id is the associated data: a sealed
 * token that was moved to another check does not open.
 */
public final class TokenSeal {

    private final AesGcm seal;

    /**
     * @param keys the first seals, all unseal
     * @param random where nonces come from
     */
    public TokenSeal(SealKeys keys, SecureRandom random) {
        this.seal = new AesGcm(keys, random);
    }

    /** The seal with the same keys for what conditions keep. */
    public NoteSeal forNotes() {
        return new NoteSeal(seal);
    }

    /** Seals a token for a check, each time with a fresh nonce. */
    public String seal(JobToken token, CheckId check) {
        return seal.seal(token.value(), check.value());
    }

    /**
     * Opens what {@link #seal} gave for the same check. That a key is unknown may pass: while keys change, some instances have the
     * new one already.
     */
    public Answer<JobToken> unseal(String sealed, CheckId check) {
        return seal.open(sealed, check.value(), "job token").map(JobToken::new);
    }
}
