package dev.gatehouse.condition;

import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;

/** What a condition does that does not hold but could later: {@code "otherwise"} in its definition. */
enum Otherwise {
    WAIT,
    FAIL;

    Verdict verdict(String reason, Moment moment) {
        return this == WAIT ? new Waiting(reason, moment.next()) : new Unmet(reason);
    }
}
