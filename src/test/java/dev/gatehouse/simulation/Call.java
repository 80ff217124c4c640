package dev.gatehouse.simulation;

import static dev.gatehouse.simulation.Trouble.CRASH_AFTER;
import static dev.gatehouse.simulation.Trouble.CRASH_BEFORE;
import static dev.gatehouse.simulation.Trouble.ERROR;
import static dev.gatehouse.simulation.Trouble.LATE;
import static dev.gatehouse.simulation.Trouble.LOST_ANSWER;
import static dev.gatehouse.simulation.Trouble.REFUSED;
import static dev.gatehouse.simulation.Trouble.SLOW_AFTER;
import static dev.gatehouse.simulation.Trouble.SLOW_BEFORE;
import static dev.gatehouse.simulation.Trouble.TWICE;

import java.util.List;

/** Every call that leaves the process, and what can go wrong with it. */
enum Call {
    ACCEPT(CRASH_BEFORE, CRASH_AFTER, ERROR, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER, TWICE),
    QUEUE_RECEIVE(CRASH_BEFORE, CRASH_AFTER, ERROR, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER),
    QUEUE_SEND(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER, TWICE),
    NOTICE_SEND(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER, TWICE),
    QUEUE_DELETE(CRASH_BEFORE, CRASH_AFTER, ERROR, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER),
    QUEUE_RELEASE(CRASH_BEFORE, CRASH_AFTER, ERROR, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER),
    QUEUE_POISON(CRASH_BEFORE, CRASH_AFTER, ERROR, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER, TWICE),
    LEDGER_FIND(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, SLOW_BEFORE, SLOW_AFTER),
    LEDGER_ENTER(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER),
    LEDGER_REPLACE(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER),
    LEDGER_DELETE(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER),
    LEDGER_QUERY(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, SLOW_BEFORE, SLOW_AFTER),
    HUB_PLAN(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, SLOW_BEFORE, SLOW_AFTER),
    HUB_STATUS(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, SLOW_BEFORE, SLOW_AFTER),
    HUB_COMPLETE(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, LOST_ANSWER, LATE, SLOW_BEFORE, SLOW_AFTER),
    EVIDENCE(CRASH_BEFORE, CRASH_AFTER, ERROR, REFUSED, SLOW_BEFORE, SLOW_AFTER);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and Error Prone looks at the type alone.
    private final List<Trouble> troubles;

    Call(Trouble... troubles) {
        this.troubles = List.of(troubles);
    }

    List<Trouble> troubles() {
        return troubles;
    }
}
