package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a check goes on with. What others have to be told goes first: so whoever handles the check's next message knows that it is
 * on its way.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** After this long the rest is left until the message comes again: whoever sends it may have little time left. */
    private static final Duration NOTHING_MORE_AFTER = Duration.ofSeconds(20);

    private static final Optional<Fault> TOO_SLOW = Optional.of(
            Fault.passing("The storage account takes so long that others could not all be told. They are told again."));

    private final CheckQueue checks;
    private final NoticeQueue notices;
    private final InstantSource clock;

    public Outbox(CheckQueue checks, NoticeQueue notices, InstantSource clock) {
        this.checks = checks;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Sends all of it, or gives the fault that kept it from the rest; then all of it has to be sent again. Somebody who cannot be told
     * for good, because the queue of notices refuses it, keeps no check from its decision.
     */
    public Optional<Fault> send(Step.Send step) {
        Instant latest = clock.instant().plus(NOTHING_MORE_AFTER);
        for (Notice notice : step.notices()) {
            Optional<Fault> fault = clock.instant().isAfter(latest) ? TOO_SLOW : notices.send(notice, Duration.ZERO);
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
