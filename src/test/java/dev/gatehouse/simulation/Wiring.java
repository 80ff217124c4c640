package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.evaluation.Outbox;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.simulation.SimulatedHost.Delivered;
import java.time.InstantSource;

/** How the parts of the app are put together. The app's own way is the one without changes; a test of the test changes something. */
interface Wiring {

    Wiring REAL = new Wiring() {};

    /** Who works with parts. */
    enum Role {
        /** Handles messages. */
        HANDLER,
        /** Handles messages that were given up. */
        POISON_HANDLER,
        RECONCILER,
        WAKER,
        OPERATOR
    }

    /** The table of checks that wait, beneath whatever may go wrong with a call. */
    default StoredTable stored() {
        return new StoredTable("waiting ");
    }

    /** What one handling works with. */
    default Parts parts(Role role, Parts parts) {
        return parts;
    }

    /** What the handler is told. */
    default Delivered delivered(Delivered delivered, InstantSource clock) {
        return delivered;
    }

    /** Whether the timer runs. */
    default boolean reconciles() {
        return true;
    }

    /** What one handling works with. */
    record Parts(CheckLedger ledger, TaskHubs taskHubs, CheckQueue queue, NoticeQueue notices, InstantSource clock) {
        Outbox outbox() {
            return new Outbox(queue, notices, clock);
        }

        Parts with(CheckLedger other) {
            return new Parts(other, taskHubs, queue, notices, clock);
        }
    }
}
