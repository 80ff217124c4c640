package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import java.time.Instant;

/** The signatures that were used: each is good for one use, so that nobody who overhears a request can send it elsewhere. */
public interface SeenSignatures {

    /**
     * Uses a signature. The same use again is none more: it is what a sender does who heard no answer.
     *
     * @param signature what tells it from all others; hexadecimal digits
     * @param use what for, at most 200 characters
     * @return whether this is its use; otherwise it was used for something else before
     */
    Answer<Boolean> use(String signature, String use, Instant now);

    /**
     * Forgets signatures that were used before then, at most so many.
     *
     * @return how many were forgotten
     */
    Answer<Integer> forget(Instant usedBefore, int most);
}
