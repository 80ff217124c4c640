package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.condition.Finding;
import dev.gatehouse.condition.Moment;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.condition.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a delivery by one evaluation, for checks that take the answer itself for the decision. Nothing is stored, and nobody is
 * asked or told anything but what the conditions ask for.
 */
public final class DecisionAtOnce {

    /** How long whoever asks waits for the answer: Azure Pipelines expects it within 3 s. */
    public static final Duration ANSWERED_WITHIN = Duration.ofMillis(2500);

    /** How long reading the evidence may take at most. */
    private static final Duration EVIDENCE_WITHIN = Duration.ofSeconds(2);

    /** What is left once that is over, so that there is time to say what was slow. */
    private static final Duration TO_SAY_SO = Duration.ofMillis(400);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** For everything around the evaluation. */
    private static final Duration REST = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(DecisionAtOnce.class);

    private final ReadDelivery.Rules rules;
    private final Defaults defaults;
    private final Function<Duration, EvidenceSource> evidence;
    private final InTime inTime;
    private final InstantSource clock;

    /**
     * Decisions by these rules.
     *
     * @param planUrlRule where calls with the job token may go
     * @param connections where definitions may have the app ask
     * @param policies what definitions there are to be named
     * @param defaults what holds for deliveries that do not say otherwise
     * @param evidence which keeps within the time that it is given
     * @param inTime evaluates, and goes on without an evaluation that takes too long
     */
    public DecisionAtOnce(
            PlanUrlRule planUrlRule,
            Connections connections,
            Policies policies,
            Defaults defaults,
            Function<Duration, EvidenceSource> evidence,
            InTime inTime,
            InstantSource clock) {
        this.rules = new ReadDelivery.Rules(planUrlRule, connections, policies);
        this.defaults = defaults;
        this.evidence = evidence;
        this.inTime = inTime;
        this.clock = clock;
    }

    /**
     * Decides a delivery, or says everything that is wrong with it.
     *
     * @param start when the answer began to be waited for
     * @param headers by name, in any case
     * @param body the definition, or the policy and what fills it
     * @param policy the policy that the URL names
     */
    public AtOnceResult decide(Instant start, Map<String, String> headers, byte[] body, Optional<String> policy) {
        Optional<String> tooLarge = ReadDelivery.tooLarge(headers, body);
        if (tooLarge.isPresent()) {
            return new AtOnceResult.TooLarge(tooLarge.get());
        }
        ReadDelivery read = ReadDelivery.of(headers, body, policy, rules, true);
        if (!read.problems().isEmpty()) {
            return new AtOnceResult.Refused(read.told(read.problems()));
        }
        Delivery delivery = read.headers().delivery().orElseThrow();
        LogScope.enter(CheckId.of(delivery));
        return told(evaluate(
                delivery, read.headers().token().orElseThrow(), read.requested().orElseThrow(), start));
    }

    private Duration left(Instant start) {
        Duration passed = Duration.between(start, clock.instant());
        Duration left = ANSWERED_WITHIN.minus(REST).minus(passed.isNegative() ? Duration.ZERO : passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Less where some time has passed before it begins. */
    private Duration forEvidence(Instant start) {
        Duration left = left(start).minus(TO_SAY_SO);
        Duration most = left.compareTo(EVIDENCE_WITHIN) < 0 ? left : EVIDENCE_WITHIN;
        return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
    }

    private AtOnceResult.Decided evaluate(
            Delivery delivery, JobToken token, RequestedDefinition.Understood requested, Instant start) {
        Definition definition = requested.definition();
        Defaults asked = defaults.with(definition);
        Instant now = clock.instant();
        Moment moment = new Moment(now, asked.every(), now, Notes.NONE, false);
        return inTime.within(
                        left(start),
                        () -> definition
                                .require()
                                .evaluate(evidence.apply(forEvidence(start)).open(delivery, token), moment))
                .fold(
                        finding -> decided(
                                // Azure Pipelines writes the answer to the check's log.
                                finding.reworded(
                                        words -> SafeText.line(token.removedFrom(words), SafeText.LINE_LENGTH)),
                                asked.dryRun(),
                                requested.policy()),
                        late -> new AtOnceResult.Decided(
                                AtOnceResult.Verdict.PENDING,
                                late.sentence(),
                                List.of(),
                                asked.dryRun(),
                                requested.policy()));
    }

    private static AtOnceResult.Decided decided(Finding finding, boolean dryRun, Optional<PolicyVersion> policy) {
        AtOnceResult.Verdict verdict = finding.verdict()
                .fold(
                        met -> AtOnceResult.Verdict.SUCCEEDED,
                        unmet -> AtOnceResult.Verdict.FAILED,
                        waiting -> AtOnceResult.Verdict.PENDING,
                        unknown -> AtOnceResult.Verdict.PENDING);
        FindingNode whole = FindingNode.of(finding);
        boolean isList = whole.condition().equals("all");
        return new AtOnceResult.Decided(
                verdict, finding.verdict().reason(), isList ? whole.parts() : List.of(whole), dryRun, policy);
    }

    private static AtOnceResult told(AtOnceResult.Decided decided) {
        LOG.info(
                "decided at once{}: {}, {}",
                decided.policy().map(policy -> ", policy " + policy).orElse(""),
                decided.result().word(),
                decided.explained());
        return decided;
    }
}
