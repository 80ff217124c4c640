package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a check goes on with. What others have to be told goes first, and the check's message says what that was: so whoever handles
 * it knows what is on its way. What could not be sent keeps no check from its decision: the message does not say it, and whoever handles
 * that sends it again.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** After this long the rest is left to the next message: whoever sends it may have little time left. */
    private static final Duration NOTHING_MORE_AFTER = Duration.ofSeconds(20);

    private final CheckQueue checks;
    private final NoticeQueue notices;
    private final InstantSource clock;

    public Outbox(CheckQueue checks, NoticeQueue notices, InstantSource clock) {
        this.checks = checks;
        this.notices = notices;
        this.clock = clock;
    }

    /** Sends it, or gives the fault that kept it from sending the check's message. */
    public Optional<Fault> send(Step.Send step) {
        return checks.send(step.message().untold(untold(step.notices())), step.delay());
    }

    /** Sends the check's message alone, where somebody waits for it: whoever handles it tells others. */
    public Optional<Fault> sendAlone(Step.Send step) {
        return checks.send(step.message().untold(step.message().told()), step.delay());
    }

    /** Sends a notice again, for another try. */
    public Optional<Fault> sendAgain(Notice notice, Duration delay) {
        return notices.send(notice, delay);
    }

    /** Tells others, and gives what not all could be told of. */
    private Set<Happening> untold(List<Notice> all) {
        Instant latest = clock.instant().plus(NOTHING_MORE_AFTER);
        Set<Happening> untold = EnumSet.noneOf(Happening.class);
        for (Notice notice : inTurn(all)) {
            if (clock.instant().isAfter(latest) || !tell(notice)) {
                untold.add(notice.happening());
            }
        }
        return untold;
    }

    /** Where there is never time for all, each is the first one now and then. */
    private List<Notice> inTurn(List<Notice> all) {
        List<Notice> notices = new ArrayList<>(all);
        Collections.rotate(notices, (int) (clock.instant().getEpochSecond() % Math.max(1, notices.size())));
        return notices;
    }

    /** Whether it is on its way, or never will be. */
    private boolean tell(Notice notice) {
        Optional<Fault> fault = notices.send(notice, Duration.ZERO);
        boolean mayBeToldLater = fault.filter(Fault::mayPass).isPresent();
        fault.ifPresent(problem -> LOG.error(
                "could not tell the connection {} that it is {}, and {}: {}",
                notice.connection(),
                notice.happening().word(),
                mayBeToldLater ? "tries again with the check's next message" : "tries no more",
                problem.sentence()));
        return !mayBeToldLater;
    }
}
