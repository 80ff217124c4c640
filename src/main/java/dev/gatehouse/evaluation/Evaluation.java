package dev.gatehouse.evaluation;

import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Condition;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.condition.Finding;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One pass over a waiting check: is its run still there, do its conditions hold, and what follows. */
final class Evaluation {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final TaskHubs taskHubs;
    private final EvidenceSource evidenceSource;
    private final RunWatch runWatch;
    private final KnownDefinitions definitions = new KnownDefinitions();
    private final KeptNotes keptNotes;
    private final StatusLog statusLog;
    private final Cadence cadence;
    private final Proof proof;
    private final Defaults defaults;
    private final InstantSource clock;

    Evaluation(
            TaskHubs taskHubs,
            EvidenceSource evidenceSource,
            RunWatch runWatch,
            KeptNotes keptNotes,
            StatusLog statusLog,
            Cadence cadence,
            Defaults defaults,
            InstantSource clock) {
        this.taskHubs = taskHubs;
        this.evidenceSource = evidenceSource;
        this.runWatch = runWatch;
        this.keptNotes = keptNotes;
        this.statusLog = statusLog;
        this.cadence = cadence;
        this.proof = new Proof(cadence);
        this.defaults = defaults;
        this.clock = clock;
    }

    /**
     * The check's next state; nothing is saved here. While a new version of the app is rolled out, another instance may understand
     * a definition that this one does not.
     */
    Answer<CheckRecord> evaluate(CheckRecord record, Phase.Evaluating phase, JobToken token) {
        return definitions
                .of(record.definition())
                .fold(
                        definition -> keptNotes
                                .of(record)
                                .map(notes -> evaluate(
                                        pass(record, phase, token, notes, defaults.with(definition)),
                                        definition.require())),
                        problems -> Answer.failed(Fault.passing(notUnderstood(problems))));
    }

    /** Why a definition cannot be evaluated that was accepted. */
    static String notUnderstood(List<Problem> problems) {
        Problem first = problems.get(0);
        return "this version of the app does not understand the definition any more: " + first.at() + " has "
                + first.found() + "; " + first.advice();
    }

    private Pass pass(CheckRecord record, Phase.Evaluating phase, JobToken token, Notes notes, Defaults rules) {
        Instant now = clock.instant();
        return new Pass(
                record,
                phase,
                token,
                taskHubs.open(record.delivery(), token),
                evidenceSource.open(record.delivery(), token),
                notes,
                // A message that comes early, by another instance's clock, counts as on time.
                now.isBefore(record.dueAt()) ? record.dueAt() : now,
                rules);
    }

    private CheckRecord evaluate(Pass pass, Condition require) {
        return runWatch.isDue(pass) ? lookAtRun(pass, require) : judge(pass, require);
    }

    private CheckRecord lookAtRun(Pass pass, Condition require) {
        return runWatch.look(pass.hub(), pass.evidence(), pass.record().delivery())
                .fold(
                        waits -> judge(pass.seen(waits), require),
                        over -> pass.record().ended(Phase.End.RUN_OVER, over.sentence(), pass.now()),
                        unseen -> unseen(pass, require, unseen.fault()));
    }

    private CheckRecord unseen(Pass pass, Condition require, Fault fault) {
        LOG.warn("its run could not be looked at: {}", fault.sentence());
        if (pass.record().told().isProven()) {
            return judge(pass, require);
        }
        Pass noted = pass.with(
                noted(pass.record(), pass.now(), "unknown", pass.token().removedFrom(fault.sentence())));
        // What this may come to is a decision, which is not told before the plan was read.
        return fault.mayPass() || pass.atDeadline() ? withoutEvidence(noted, fault) : proof.refused(noted, fault);
    }

    private CheckRecord judge(Pass pass, Condition require) {
        if (!pass.evaluates()) {
            return waiting(pass, pass.phase().evaluateAt(), pass.phase().unknownsInARow());
        }
        if (pass.isTooLate()) {
            return decide(pass, Decision.Result.FAILED, gaveUp(pass, "the app did not get to evaluate it in time"));
        }
        Finding finding = require.evaluate(pass.evidence(), pass.moment())
                // Evidence is what somebody else wrote; what is found in it is stored and shown.
                .reworded(pass.token()::removedFrom);
        CheckRecord next = judge(pass.with(keptNotes.keep(keep(pass, finding), finding.notes())), finding);
        // By the clock that its delay is told by: the pass may be ahead of it.
        return pass.record().findings().isEmpty() ? afterTheFirst(next, clock.instant()) : next;
    }

    /**
     * Who is to be told that the check waits is told once, after its first evaluation. Its next message is due at once then: whoever
     * handles that knows that they are told, and so they are not told again by who wakes the check.
     */
    private static CheckRecord afterTheFirst(CheckRecord next, Instant now) {
        boolean waits = next.phase().fold(evaluating -> true, delivering -> false, ended -> false);
        CheckRecord toTell = waits ? next.happened(Happening.WAITING) : next;
        return waits && !Notices.of(toTell).isEmpty() ? toTell.in(toTell.phase(), now) : next;
    }

    private CheckRecord judge(Pass pass, Finding finding) {
        return finding.verdict()
                .fold(
                        met -> decide(pass, Decision.Result.SUCCEEDED, met.reason()),
                        unmet -> decide(pass, Decision.Result.FAILED, unmet.reason()),
                        waiting -> pass.atDeadline()
                                ? decide(pass, Decision.Result.FAILED, gaveUp(pass, waiting.reason()))
                                : keepWaiting(pass, waiting.notBefore()),
                        unknown -> withoutEvidence(pass, unknown.cause()));
    }

    private CheckRecord keepWaiting(Pass pass, Instant notBefore) {
        Instant next = cadence.afterWaiting(pass.now(), notBefore, pass.record().deadline());
        return waiting(tell(pass, next), next, 0);
    }

    private CheckRecord withoutEvidence(Pass pass, Fault cause) {
        int inARow = pass.phase().unknownsInARow() + 1;
        if (pass.atDeadline()) {
            return decide(pass, Decision.Result.FAILED, gaveUp(pass, cause.sentence()));
        }
        if (inARow >= Cadence.capOf(cause)) {
            return decide(
                    pass,
                    Decision.Result.FAILED,
                    "what this check needs to know could not be had " + inARow + " times in a row: "
                            + cause.sentence());
        }
        Instant next = cadence.afterUnknown(
                pass.now(), inARow, cause, pass.rules().every(), pass.record().deadline());
        return waiting(tell(pass, next), next, inARow);
    }

    private CheckRecord waiting(Pass pass, Instant evaluateAt, int unknownsInARow) {
        Phase.Evaluating phase =
                new Phase.Evaluating(evaluateAt, pass.phase().runSeenAt(), unknownsInARow, Optional.empty());
        return pass.record().in(phase, runWatch.nextMessage(pass, evaluateAt));
    }

    private CheckRecord decide(Pass pass, Decision.Result result, String reason) {
        Decision decision = pass.rules().decide(result, reason);
        return pass.record().in(new Phase.Delivering(decision, pass.now(), 0, Optional.empty()), pass.now());
    }

    private Pass tell(Pass pass, Instant next) {
        return pass.with(statusLog.waiting(pass, next));
    }

    /** Keeps what was found; what differs from before is news to the people who wait. */
    private static CheckRecord keep(Pass pass, Finding finding) {
        FindingNode found = FindingNode.of(finding);
        CheckRecord record = noted(pass.record(), pass.now(), found.verdict(), found.reason());
        String json = found.json();
        boolean isNews = record.findings().filter(json::equals).isEmpty();
        if (isNews) {
            Level level = finding.verdict().fold(met -> INFO, unmet -> INFO, waiting -> INFO, unknown -> WARN);
            LOG.atLevel(level).log("found {}: {}", found.verdict(), found.reason());
        }
        return isNews ? record.withFindings(json).withTold(record.told().notShown(false)) : record;
    }

    private static CheckRecord noted(CheckRecord record, Instant now, String verdict, String reason) {
        return record.withHistory(record.history().evaluated(now, verdict, reason));
    }

    private static String gaveUp(Pass pass, String stillWaitingFor) {
        CheckRecord record = pass.record();
        boolean tokenWasShorter = record.deadline().equals(TokenExpiry.lastToDecide(TokenExpiry.of(record)));
        return "gave up after " + Words.duration(Duration.between(record.acceptedAt(), record.deadline()))
                + (tokenWasShorter ? ", because the job token of this run expires soon after: " : ": ")
                + stillWaitingFor;
    }
}
