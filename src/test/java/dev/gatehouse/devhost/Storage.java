package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;

/** Where the development host keeps checks and their messages. */
interface Storage extends AutoCloseable {

    HostQueues queues();

    CheckLedger ledger();

    CheckQueue checkQueue();

    SeenSignatures signatures();

    NoticeQueue noticeQueue();

    @Override
    void close();
}
