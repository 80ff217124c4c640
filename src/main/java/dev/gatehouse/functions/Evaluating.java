package dev.gatehouse.functions;

import dev.gatehouse.azuredevops.HttpTaskHubs;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evidence.AzureDevOpsEvidence;
import dev.gatehouse.evidence.OutsideSources;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.outbound.HttpLimits;
import dev.gatehouse.outbound.OutboundHttp;
import dev.gatehouse.outbound.Sleeper;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts the evaluating part together. A class of its own, so that accepting a delivery loads nothing of it. */
final class Evaluating {

    private Evaluating() {}

    static CheckHandler handler(Settings settings, CheckLedger ledger, InstantSource clock, SecureRandom random) {
        OutboundHttp outbound =
                new OutboundHttp(HttpLimits.DEFAULT, settings.privateHosts(), Sleeper.REAL, random, clock);
        OutsideSources outside = new OutsideSources(
                settings.connections(), outbound, new ManagedIdentityTokens(settings.identity()), clock);
        return CheckHandler.of(
                ledger,
                new HttpTaskHubs(outbound.to(settings.allowedHosts())),
                new AzureDevOpsEvidence(budget -> outbound.to(settings.allowedHosts(), budget), outside, clock),
                Gatehouse.seal(settings, random),
                settings.defaults(),
                clock,
                random);
    }
}
