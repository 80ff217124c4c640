package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;

/** Property 1: every accepted check ends, decided or for a reason that the ledger states. */
final class EveryCheckEnds implements Observer {

    static final String NAME = "every accepted check ends";

    private final World world;
    private final Violations violations;

    EveryCheckEnds(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            task.checkId()
                    .ifPresent(id ->
                            world.record(id).ifPresentOrElse(record -> judge(task, record), () -> judgeMissing(task)));
        }
    }

    private void judgeMissing(WaitingTask task) {
        if (!task.isForgotten()) {
            violations.add(NAME, task + " was accepted and is not in the ledger");
        }
    }

    private void judge(WaitingTask task, CheckRecord record) {
        boolean isOver = record.phase()
                .fold(e -> false, d -> false, ended -> !ended.reason().isBlank());
        if (!isOver) {
            long messages = world.queue().messages().stream()
                    .filter(message -> message.subject().equals(task.story().name()))
                    .count();
            violations.add(
                    NAME,
                    task + " still waits at " + world.scheduler().instant() + " for message " + record.sequence()
                            + ", which was due at " + record.dueAt() + "; the queue has " + messages
                            + " messages of it; it is " + record.phase());
        }
    }
}
