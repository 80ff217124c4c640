package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.pipelines.HandMadeDelivery;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.Journal.Kind;
import dev.gatehouse.devhost.pipelines.SimulatedAzurePipelines;
import java.util.Map;
import java.util.logging.Level;

/** Writes what the host does into the journal, and lets the simulated Azure Pipelines wait for deliveries made by hand. */
final class JournalingObserver implements HostObserver {

    /** Whether the request on this thread was made by hand. */
    private final ThreadLocal<Boolean> byHand = ThreadLocal.withInitial(() -> false);

    private final Journal journal;
    private final SimulatedAzurePipelines pipelines;

    JournalingObserver(Journal journal, SimulatedAzurePipelines pipelines) {
        this.journal = journal;
        this.pipelines = pipelines;
    }

    @Override
    public void requested(String function, Map<String, String> headers) {
        HandMadeDelivery.of(headers).filter(pipelines::adopt).ifPresent(delivery -> byHand.set(true));
    }

    @Override
    public void answered(String method, String path, int status) {
        String answer = method + " " + path + " → " + status;
        if (byHand.get()) {
            journal.add(Kind.DELIVERY, HandMadeDelivery.CHECK, answer);
        } else {
            journal.add(Kind.MESSAGE, "", answer);
        }
        byHand.remove();
    }

    @Override
    public void notTaken(String method, String path) {
        journal.add(Kind.TROUBLE, "", method + " " + path + " → 404: no function takes this");
    }

    @Override
    public void received(String function, HostQueue.Message message) {
        String again = message.dequeueCount() > 1 ? ", for the " + message.dequeueCount() + ". time" : "";
        journal.add(Kind.MESSAGE, "", function + " takes message " + message.id() + again);
    }

    @Override
    public void failed(String function, Throwable cause) {
        journal.add(Kind.TROUBLE, "", function + " failed: " + cause);
    }

    @Override
    public void logged(String function, Level level, String message) {
        boolean trouble = level.intValue() >= Level.WARNING.intValue();
        journal.add(trouble ? Kind.TROUBLE : Kind.MESSAGE, "", function + ": " + message);
    }
}
