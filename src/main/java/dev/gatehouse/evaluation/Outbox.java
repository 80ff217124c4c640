package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends what a check goes on with. What others have to be told goes first: so whoever handles the check's next message knows that it is
 * on its way.
 */
public final class Outbox {

    private final CheckQueue checks;
    private final NoticeQueue notices;

    public Outbox(CheckQueue checks, NoticeQueue notices) {
        this.checks = checks;
        this.notices = notices;
    }

    /** Sends all of it, or gives the fault that kept it from the rest; then all of it has to be sent again. */
    public Optional<Fault> send(Step.Send step) {
        for (Notice notice : step.notices()) {
            Optional<Fault> fault = notices.send(notice, Duration.ZERO);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return checks.send(step.message(), step.delay());
    }

    /** Sends a notice again, for another try. */
    public Optional<Fault> sendAgain(Notice notice, Duration delay) {
        return notices.send(notice, delay);
    }
}
