package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.Optional;

/** An event that counts is kept, and seen by every evaluation that is saved after it, to the end of its run. */
final class KeepsEvents implements Observer {

    static final String NAME = "an event that counts is seen";

    private static final String SEEN = "the event has come";

    private final World world;
    private final Violations violations;

    KeepsEvents(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        before.filter(known -> known.deliveryId().equals(after.deliveryId()))
                .filter(known -> known.notes().isPresent())
                .filter(known -> isForgotten(after) || isOverlooked(known, after))
                .ifPresent(known -> violations.add(
                        NAME,
                        world.task(after) + " had heard of its event, and what was saved then knows nothing of it"));
    }

    private static boolean isForgotten(CheckRecord after) {
        boolean waits = after.phase().fold(evaluating -> true, delivering -> false, ended -> false);
        return waits && after.notes().isEmpty();
    }

    private static boolean isOverlooked(CheckRecord before, CheckRecord after) {
        return !before.findings().equals(after.findings())
                && after.findings().filter(found -> found.contains(SEEN)).isEmpty();
    }
}
