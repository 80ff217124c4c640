package dev.gatehouse.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the ledger keeps them. */
final class Millis {

    private Millis() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
