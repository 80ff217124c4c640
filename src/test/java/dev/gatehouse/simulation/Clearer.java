package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.simulation.Hardship.Clearing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Somebody who clears the queue of a task's messages, once. A delivery is left there: nobody else knows of it. */
final class Clearer implements Observer {

    private static final Duration SOON = Duration.ofMillis(1);

    private final World world;
    private final Set<String> done = new HashSet<>();

    Clearer(World world) {
        this.world = world;
    }

    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        boolean goesOn = message.fold(accepted -> false, next -> true);
        boolean isItsTime = world.taskOf(subject)
                .flatMap(task -> task.story().hardship().clearing())
                .filter(clearing -> world.record(message.checkId())
                        .flatMap(Clearer::phase)
                        .filter(clearing::equals)
                        .isPresent())
                .isPresent();
        if (goesOn && isItsTime && done.add(subject)) {
            world.scheduler().after(SOON, () -> {
                world.queue().clear(subject);
                world.history().add("somebody clears the queue of the messages of " + subject);
                world.observers().cleared(subject);
            });
        }
    }

    private static Optional<Clearing> phase(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> Optional.of(Clearing.EVALUATING),
                        delivering -> Optional.of(Clearing.DELIVERING),
                        ended -> Optional.empty());
    }
}
