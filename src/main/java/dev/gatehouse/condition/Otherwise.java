package dev.gatehouse.condition;

import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.time.Instant;

/** What a condition does that does not hold but could later: {@code "otherwise"} in its definition. */
enum Otherwise {
    WAIT,
    FAIL;

    Verdict verdict(String reason, Moment moment) {
        return verdict(reason, moment.next());
    }

    Verdict verdict(String reason, Instant notBefore) {
        return this == WAIT ? new Waiting(reason, notBefore) : new Unmet(reason);
    }
}
