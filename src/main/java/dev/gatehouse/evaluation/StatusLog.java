package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the people who wait: one log per check, created once, then appended, attached to the task's record once. Nothing here
 * delays or changes a decision: what fails is noted in the app's log and, if it may pass, made up for at the next evaluation.
 */
final class StatusLog {

    private static final Logger LOG = LoggerFactory.getLogger(StatusLog.class);

    private final RedeliveryNote redeliveryNote;

    StatusLog(RedeliveryNote redeliveryNote) {
        this.redeliveryNote = redeliveryNote;
    }

    /** Tells what was found, unless the log shows it already. */
    CheckRecord waiting(Pass pass, Instant next) {
        CheckRecord check = pass.record();
        if (check.told().upToDate() && check.told().atRecord()) {
            return check;
        }
        Optional<FindingNode> found = check.findings().flatMap(FindingNode::parse);
        if (found.isEmpty()) {
            return check;
        }
        String operation = StatusLines.operation("Waiting", found.get().reason());
        if (check.told().upToDate()) {
            return check.withTold(shownAtLast(check.told(), pass.hub(), operation));
        }
        boolean first = !check.told().opened();
        List<String> lines = StatusLines.waiting(
                check, first, pass.rules().dryRun(), redelivered(check, first), found.get(), pass.now(), next);
        return check.withTold(tell(check.told(), pass.hub(), lines, operation));
    }

    /** Tells the decision, and what it rests on where the log does not show that yet. */
    CheckRecord decided(CheckRecord check, TaskHub hub, Decision decision, Instant now) {
        boolean first = !check.told().opened();
        Optional<FindingNode> found = check.findings().flatMap(FindingNode::parse);
        List<String> lines = StatusLines.decided(check, first, redelivered(check, first), found, decision, now);
        String operation = StatusLines.operation("Decided, " + decision.result().word(), decision.explained());
        return check.withTold(tell(check.told(), hub, lines, operation));
    }

    private Optional<String> redelivered(CheckRecord check, boolean first) {
        return first ? redeliveryNote.of(check) : Optional.empty();
    }

    private Told tell(Told told, TaskHub hub, List<String> lines, String operation) {
        return told.logId()
                .map(logId -> append(told, hub, logId, lines, operation))
                .orElseGet(() -> hub.createLog()
                        .fold(
                                logId -> append(told.withLog(logId), hub, logId, lines, operation),
                                fault -> missed(told, fault)));
    }

    private static Told append(Told told, TaskHub hub, int logId, List<String> lines, String operation) {
        return hub.appendToLog(logId, lines)
                .map(fault -> missed(told, fault))
                .orElseGet(() -> showAtRecord(told.shown(), hub, logId, operation));
    }

    /** Makes up for a change of the record that failed; nobody finds a log that is not attached. */
    private static Told shownAtLast(Told told, TaskHub hub, String operation) {
        return told.logId()
                .map(logId -> showAtRecord(told, hub, logId, operation))
                .orElse(told);
    }

    private static Told showAtRecord(Told told, TaskHub hub, int logId, String operation) {
        if (told.timelineId().isEmpty()) {
            return told;
        }
        Optional<Integer> attach = told.attached() ? Optional.empty() : Optional.of(logId);
        return hub.updateRecord(told.timelineId().get(), attach, operation)
                .map(fault -> {
                    note(fault);
                    return told.notShownAtRecord(fault.isFinal());
                })
                .orElseGet(told::shownAtRecord);
    }

    /** One call that fails is enough for this time: a decision may be waiting behind it. */
    private static Told missed(Told told, Fault fault) {
        note(fault);
        return told.notShown(fault.isFinal());
    }

    private static void note(Fault fault) {
        LOG.warn("the people who wait could not be told: {}", fault.sentence());
    }
}
