package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a check goes on with. What others have to be told goes first: so whoever handles the check's next message knows that it is
 * on its way.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final CheckQueue checks;
    private final NoticeQueue notices;

    public Outbox(CheckQueue checks, NoticeQueue notices) {
        this.checks = checks;
        this.notices = notices;
    }

    /**
     * Sends all of it, or gives the fault that kept it from the rest; then all of it has to be sent again. Somebody who cannot be told
     * for good, because the queue of notices refuses it, keeps no check from its decision.
     */
    public Optional<Fault> send(Step.Send step) {
        for (Notice notice : step.notices()) {
            Optional<Fault> fault = notices.send(notice, Duration.ZERO);
            if (fault.filter(Fault::mayPass).isPresent()) {
                return fault;
            }
            fault.ifPresent(refused -> LOG.error(
                    "could not tell the connection {} that it is {}, and tries no more: {}",
                    notice.connection(),
                    notice.happening().word(),
                    refused.sentence()));
        }
        return checks.send(step.message(), step.delay());
    }

    /** Sends a notice again, for another try. */
    public Optional<Fault> sendAgain(Notice notice, Duration delay) {
        return notices.send(notice, delay);
    }
}
