package dev.gatehouse.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the operations of a storage account. A receive that finds nothing is left out, though Azure Storage bills it: the Functions host
 * waits longer and longer after one, up to {@code maxPollingInterval}, while the host here looks many times a second.
 */
final class StorageOperations {

    private final AtomicLong others = new AtomicLong();
    private final AtomicLong receives = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();

    /**
     * How many there were.
     *
     * @param others all but receives: each call of the ledger, and each message that was sent, deleted or given back
     * @param receives those that found messages, up to a batch of them
     * @param messages how many these were
     */
    record Counts(long others, long receives, long messages) {

        Counts since(Counts before) {
            return new Counts(others - before.others, receives - before.receives, messages - before.messages);
        }

        long all() {
            return others + receives;
        }

        /** As if each message had been received alone: of few checks, it mostly is. */
        long allWithoutBatches() {
            return others + messages;
        }
    }

    void other() {
        others.incrementAndGet();
    }

    void received(int batch) {
        if (batch > 0) {
            receives.incrementAndGet();
            messages.addAndGet(batch);
        }
    }

    Counts soFar() {
        return new Counts(others.get(), receives.get(), messages.get());
    }
}
