package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import java.time.InstantSource;

/** How the parts of the app are put together. The app's own way is the one without changes; a test of the test changes something. */
interface Wiring {

    Wiring REAL = new Wiring() {};

    /** The storage account's part of the ledger, beneath whatever may go wrong with a call. */
    default CheckLedger stored(CheckLedger ledger) {
        return ledger;
    }

    /** The parts of one handling. */
    default Parts parts(Parts parts) {
        return parts;
    }

    /** The parts of whoever wakes a check. */
    default Parts wakerParts(Parts parts) {
        return parts(parts);
    }

    /** What the handler is told of how often a message was handed out. */
    default long dequeueCount(long dequeueCount) {
        return dequeueCount;
    }

    /** Whether the timer runs. */
    default boolean reconciles() {
        return true;
    }

    /** What one handling works with. */
    record Parts(CheckLedger ledger, TaskHubs taskHubs, CheckQueue queue, InstantSource clock) {}
}
