package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.Optional;

/** Property 3: a saved decision is never evaluated again or changed, and only a check that has ended begins a new run. */
final class SavedDecisionStays implements Observer {

    static final String NAME = "a saved decision stays";

    private final World world;
    private final Violations violations;

    SavedDecisionStays(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        before.filter(known -> !follows(known, after))
                .ifPresent(known -> violations.add(
                        NAME,
                        world.subject(after.id()) + " was " + text(known) + ", and was overwritten with "
                                + text(after)));
    }

    private static boolean follows(CheckRecord before, CheckRecord after) {
        if (after.run() != before.run()) {
            return after.run() == before.run() + 1 && after.sequence() > before.sequence() && hasEnded(before);
        }
        boolean keepsDecision = decision(before).isEmpty() || decision(before).equals(decision(after));
        return keepsDecision && !hasEnded(before) && after.sequence() >= before.sequence();
    }

    private static boolean hasEnded(CheckRecord record) {
        return record.phase().fold(e -> false, d -> false, e -> true);
    }

    private static Optional<Decision> decision(CheckRecord record) {
        return record.phase().fold(e -> Optional.empty(), d -> Optional.of(d.decision()), Phase.Ended::decision);
    }

    private static String text(CheckRecord record) {
        return "run " + record.run() + ", sequence " + record.sequence() + ", " + record.phase();
    }
}
