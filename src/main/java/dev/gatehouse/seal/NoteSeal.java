package dev.gatehouse.seal;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;

/**
 * Seals what conditions keep from one evaluation to the next: the place where an answer waits may let in whoever knows it. What was
 * sealed for one check opens for no other, and not as a token.
 */
public final class NoteSeal {

    private static final String PURPOSE = "/notes";

    private final AesGcm seal;

    NoteSeal(AesGcm seal) {
        this.seal = seal;
    }

    /** Seals a text for a check, each time with a fresh nonce. */
    public String seal(String notes, CheckId check) {
        return seal.seal(notes, check.value() + PURPOSE);
    }

    /** Opens what {@link #seal} gave for the same check. That a key is unknown may pass, as it may for a token. */
    public Answer<String> unseal(String sealed, CheckId check) {
        return seal.open(sealed, check.value() + PURPOSE, "notes");
    }
}
