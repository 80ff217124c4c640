package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.Optional;

/** Once a check has ended, the ledger does not have its token any more. */
final class TokenIsErased implements Observer {

    static final String NAME = "the token is erased at the end";

    private final World world;
    private final Violations violations;

    TokenIsErased(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        if (after.phase().hasEnded() && after.sealedToken().isPresent()) {
            violations.add(NAME, world.subject(after.id()) + " ended and kept its token: " + after.phase());
        }
    }
}
