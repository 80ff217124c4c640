package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;

/** Storage in which the app or its host finds other queues or another ledger than there are. */
record ChangedStorage(Storage storage, HostQueues queues, CheckLedger ledger, CheckQueue checkQueue)
        implements Storage {

    @Override
    public SeenSignatures signatures() {
        return storage.signatures();
    }

    @Override
    public NoticeQueue noticeQueue() {
        return storage.noticeQueue();
    }

    @Override
    public void close() {
        storage.close();
    }
}
