package dev.gatehouse.evaluation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of the app's log that says what was decided, whoever decided it. */
final class DecisionLine {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLine.class);

    private DecisionLine() {}

    /** Writes it, if it was decided now that this was saved. */
    static void of(CheckRecord saved) {
        saved.phase()
                .fold(
                        evaluating -> Optional.<Phase.Delivering>empty(),
                        delivering -> Optional.of(delivering).filter(phase -> phase.attempts() == 0),
                        ended -> Optional.<Phase.Delivering>empty())
                .map(Phase.Delivering::decision)
                .ifPresent(decision ->
                        LOG.info("decision: {}, {}", decision.result().word(), decision.explained()));
    }
}
