package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.condition.Finding;
import dev.gatehouse.condition.Moment;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One pass over a waiting check: is its run still there, do its conditions hold, and what follows. */
final class Evaluation {

    private final TaskHubs taskHubs;
    private final EvidenceSource evidenceSource;
    private final RunWatch runWatch;
    private final StatusLog statusLog;
    private final Cadence cadence;
    private final Defaults defaults;
    private final InstantSource clock;

    Evaluation(
            TaskHubs taskHubs,
            EvidenceSource evidenceSource,
            RunWatch runWatch,
            StatusLog statusLog,
            Cadence cadence,
            Defaults defaults,
            InstantSource clock) {
        this.taskHubs = taskHubs;
        this.evidenceSource = evidenceSource;
        this.runWatch = runWatch;
        this.statusLog = statusLog;
        this.cadence = cadence;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The check's next state; nothing is saved here. */
    CheckRecord evaluate(CheckRecord record, Phase.Evaluating phase, JobToken token) {
        Pass pass = new Pass(
                record,
                phase,
                taskHubs.open(record.delivery(), token),
                evidenceSource.open(record.delivery(), token),
                now(record));
        return runWatch.isDue(phase, pass.now()) ? lookAtRun(pass) : evaluate(pass);
    }

    /** A message that comes early, by another instance's clock, counts as on time. */
    private Instant now(CheckRecord record) {
        Instant now = clock.instant();
        return now.isBefore(record.dueAt()) ? record.dueAt() : now;
    }

    private CheckRecord lookAtRun(Pass pass) {
        return runWatch.look(pass.hub(), pass.evidence(), pass.record().delivery())
                .fold(
                        waits -> evaluate(pass.seen(waits)),
                        over -> {
                            Phase.Ended ended = DecisionDelivery.ended(
                                    pass.record(), Phase.End.RUN_OVER, over.sentence(), pass.now());
                            return pass.record().next(ended, pass.now());
                        },
                        unknown -> pass.wasSeen()
                                ? evaluate(pass)
                                : withoutEvidence(pass, unknown.fault(), Optional.empty()));
    }

    private CheckRecord evaluate(Pass pass) {
        if (pass.now().isBefore(pass.phase().evaluateAt())) {
            return waiting(pass, pass.phase().evaluateAt(), pass.phase().unknownsInARow());
        }
        return Definitions.parse(pass.record().definition().getBytes(StandardCharsets.UTF_8))
                .fold(
                        valid -> evaluate(pass, valid),
                        invalid -> decide(
                                pass,
                                Decision.Result.FAILED,
                                "The definition of this check does not parse any more: "
                                        + invalid.get(0).advice(),
                                false,
                                Optional.empty()));
    }

    private CheckRecord evaluate(Pass pass, Definition definition) {
        Duration every = definition.every().orElse(defaults.every());
        Finding finding = definition.require().evaluate(pass.evidence(), new Moment(pass.now(), every));
        boolean dryRun = definition.dryRun() || defaults.dryRun();
        Optional<Finding> found = Optional.of(finding);
        return finding.verdict()
                .fold(
                        met -> decide(pass, Decision.Result.SUCCEEDED, met.reason(), dryRun, found),
                        unmet -> decide(pass, Decision.Result.FAILED, unmet.reason(), dryRun, found),
                        waiting -> pass.atDeadline()
                                ? decide(pass, Decision.Result.FAILED, gaveUp(pass, waiting.reason()), dryRun, found)
                                : keepWaiting(pass, finding, waiting.notBefore()),
                        unknown -> withoutEvidence(pass, unknown.cause(), found, every, dryRun));
    }

    private CheckRecord keepWaiting(Pass pass, Finding finding, Instant notBefore) {
        Instant next = cadence.afterWaiting(pass.now(), notBefore, pass.record().deadline());
        return waiting(tell(pass, finding, next), next, 0);
    }

    private CheckRecord withoutEvidence(Pass pass, Fault cause, Optional<Finding> finding) {
        return withoutEvidence(pass, cause, finding, defaults.every(), defaults.dryRun());
    }

    private CheckRecord withoutEvidence(
            Pass pass, Fault cause, Optional<Finding> finding, Duration every, boolean dryRun) {
        int inARow = pass.phase().unknownsInARow() + 1;
        if (pass.atDeadline()) {
            return decide(pass, Decision.Result.FAILED, gaveUp(pass, cause.sentence()), dryRun, finding);
        }
        if (inARow >= Cadence.capOf(cause)) {
            String reason =
                    "What this check needs to know could not be had " + inARow + " times in a row: " + cause.sentence();
            return decide(pass, Decision.Result.FAILED, reason, dryRun, finding);
        }
        Instant next = cadence.afterUnknown(
                pass.now(), inARow, cause, every, pass.record().deadline());
        Pass told = finding.map(known -> tell(pass, known, next)).orElse(pass);
        return waiting(told, next, inARow);
    }

    private CheckRecord waiting(Pass pass, Instant evaluateAt, int unknownsInARow) {
        Phase.Evaluating phase = new Phase.Evaluating(evaluateAt, pass.phase().runSeenAt(), unknownsInARow);
        Instant dueAt = runWatch.nextLook(phase, pass.now())
                .map(look -> Cadence.earlier(look, evaluateAt))
                .orElse(evaluateAt);
        return pass.record().next(phase, dueAt);
    }

    private CheckRecord decide(
            Pass pass, Decision.Result result, String reason, boolean dryRun, Optional<Finding> finding) {
        boolean overruled = dryRun && result == Decision.Result.FAILED;
        Decision decision = overruled
                ? new Decision(Decision.Result.SUCCEEDED, "Dry run; this check would have failed: " + reason)
                : new Decision(result, reason);
        CheckRecord found = finding.map(known -> keep(pass.record(), known)).orElse(pass.record());
        return found.next(new Phase.Delivering(decision, pass.now(), 0), pass.now());
    }

    private Pass tell(Pass pass, Finding finding, Instant next) {
        return pass.with(statusLog.waiting(pass, FindingNode.of(finding), next));
    }

    /** Keeps what decided, which the log is told with the decision. */
    private static CheckRecord keep(CheckRecord record, Finding finding) {
        String json = FindingNode.of(finding).json();
        boolean shown = record.told().upToDate()
                && record.findings().filter(json::equals).isPresent();
        return record.withFindings(json).withTold(record.told().upToDate(shown));
    }

    private static String gaveUp(Pass pass, String stillWaitingFor) {
        Duration waited =
                Duration.between(pass.record().acceptedAt(), pass.record().deadline());
        return "Gave up after " + Words.duration(waited) + ": " + stillWaitingFor;
    }
}
