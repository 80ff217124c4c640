package dev.gatehouse.functions;

import dev.gatehouse.azuredevops.HttpTaskHubs;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.DecisionAtOnce;
import dev.gatehouse.evidence.AzureDevOpsEvidence;
import dev.gatehouse.evidence.Outgoing;
import dev.gatehouse.evidence.OutsideSources;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.outbound.HttpLimits;
import dev.gatehouse.outbound.OutboundHttp;
import dev.gatehouse.outbound.Sleeper;
import dev.gatehouse.webhook.NoticeDelivery;
import dev.gatehouse.webhook.SignedPosts;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Puts the evaluating parts together, which share one way out and what is remembered of the evidence. A class of its own, so that
 * accepting a delivery loads nothing of it.
 */
final class Evaluating {

    private final Settings settings;
    private final InstantSource clock;
    private final SecureRandom random;
    private final OutboundHttp outbound;
    private final OutsideSources outside;
    private final AzureDevOpsEvidence evidence;

    Evaluating(Settings settings, InstantSource clock, SecureRandom random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.outbound = new OutboundHttp(HttpLimits.DEFAULT, settings.privateHosts(), Sleeper.REAL, random, clock);
        this.outside = new OutsideSources(
                settings.connections(), outbound, new ManagedIdentityTokens(settings.identity()), clock);
        this.evidence = new AzureDevOpsEvidence(budget -> outbound.to(settings.allowedHosts(), budget), outside, clock);
    }

    /** Tells others of what happens to checks. */
    NoticeDelivery noticeDelivery() {
        SignedPosts posts = new SignedPosts(new Outgoing(outside, clock), settings.signingKeys());
        return new NoticeDelivery(posts::send, clock);
    }

    CheckHandler handler(CheckLedger ledger) {
        return CheckHandler.of(
                ledger,
                new HttpTaskHubs(outbound.to(settings.allowedHosts())),
                evidence,
                Gatehouse.seal(settings, random),
                settings.defaults(),
                clock,
                random);
    }

    DecisionAtOnce decisions(Policies policies) {
        return new DecisionAtOnce(
                settings.allowedHosts()::refusal,
                settings.connections(),
                policies,
                settings.defaults(),
                evidence::within,
                new BoundedThreads(),
                clock);
    }
}
