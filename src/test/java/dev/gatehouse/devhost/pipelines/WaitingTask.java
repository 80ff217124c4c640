package dev.gatehouse.devhost.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A task that was delivered as a check and waits for {@code TaskCompleted}. Guarded by its world's lock. */
public final class WaitingTask {

    private final String check;
    private final UUID jobId;
    private final UUID instanceId;
    private final TestToken token;
    private final List<Taken> taken = new ArrayList<>();
    private boolean waiting = true;

    WaitingTask(String check, UUID jobId, UUID instanceId, TestToken token) {
        this.check = check;
        this.jobId = jobId;
        this.instanceId = instanceId;
        this.token = token;
    }

    /** A decision that Azure Pipelines took. */
    public record Taken(Instant at, String result) {}

    /** The check's name in the scenario. */
    public String check() {
        return check;
    }

    UUID jobId() {
        return jobId;
    }

    public UUID instanceId() {
        return instanceId;
    }

    TestToken token() {
        return token;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Makes it wait again: the check is evaluated anew. */
    void reopen() {
        waiting = true;
    }

    /** Its delivery was refused, so nobody waits for it. */
    void giveUp() {
        waiting = false;
    }

    void take(Taken decision) {
        taken.add(decision);
        waiting = false;
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }
}
