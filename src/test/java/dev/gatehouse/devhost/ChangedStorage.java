package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;

/** Storage in which the app finds another ledger or another queue than there is. */
record ChangedStorage(Storage storage, CheckLedger ledger, CheckQueue checkQueue) implements Storage {

    @Override
    public HostQueues queues() {
        return storage.queues();
    }

    @Override
    public void close() {
        storage.close();
    }
}
