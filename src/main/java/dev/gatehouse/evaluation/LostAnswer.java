package dev.gatehouse.evaluation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever watches the app's log of a check that ends without an answer to its stage. */
final class LostAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(LostAnswer.class);

    private LostAnswer() {}

    /** To be called before the end is saved: whoever dies over that may never come here again. */
    static CheckRecord toldOf(CheckRecord next) {
        next.phase().fold(evaluating -> false, delivering -> false, LostAnswer::tell);
        return next;
    }

    private static boolean tell(Phase.Ended ended) {
        if (ended.end().leavesStageWaiting()) {
            LOG.error("ended without an answer to its stage, {}: {}", ended.end(), ended.reason());
        }
        return true;
    }
}
