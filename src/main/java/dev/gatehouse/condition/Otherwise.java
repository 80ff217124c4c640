package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Unknown;
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

    /** The same where what was asked for is not there to be judged, which is no no: {@code not} must not make a yes of it. */
    Verdict withoutEvidence(String reason, Instant notBefore) {
        return this == WAIT ? new Waiting(reason, notBefore) : new Unknown(Fault.mistake(reason));
    }

    Verdict verdict(String reason, Instant notBefore) {
        return this == WAIT ? new Waiting(reason, notBefore) : new Unmet(reason);
    }
}
