package dev.gatehouse.functions;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Checks as the ledger of an app has them. */
final class SampleChecks {

    static final CheckId ID = CheckId.of(Deliveries.usual());

    static final Phase EVALUATING =
            new Phase.Evaluating(TestApp.NOW.plusSeconds(60), Optional.empty(), 0, Optional.empty());

    private SampleChecks() {}

    static Phase endedAt(Instant time) {
        return new Phase.Ended(Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "The run was cancelled.", time);
    }

    /** The usual check in this phase. */
    static CheckRecord in(Phase phase) {
        return of(Deliveries.usual(), phase, TestApp.NOW, Optional.empty());
    }

    static CheckRecord of(Delivery delivery, Phase phase, Instant acceptedAt, Optional<PolicyVersion> policy) {
        return new CheckRecord(
                CheckId.of(delivery),
                1,
                "delivery-1",
                delivery,
                "{}",
                policy,
                Optional.of("test.sealed"),
                Optional.empty(),
                acceptedAt,
                acceptedAt.plusSeconds(3_600),
                0,
                1,
                TestApp.NOW.plusSeconds(60),
                0,
                phase,
                Optional.empty(),
                Optional.empty(),
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, false),
                History.NONE,
                Set.of());
    }

    /** What the usual check came to. */
    static Optional<Decision> decision(CheckLedger ledger) {
        return ledger.find(ID)
                .fold(
                        found -> found.flatMap(row -> row.record()
                                .phase()
                                .fold(
                                        evaluating -> Optional.empty(),
                                        delivering -> Optional.of(delivering.decision()),
                                        Phase.Ended::decision)),
                        fault -> Optional.empty());
    }
}
