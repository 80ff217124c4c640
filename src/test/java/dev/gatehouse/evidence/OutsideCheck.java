package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Condition;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.Finding;
import dev.gatehouse.condition.Moment;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.condition.Surroundings;
import dev.gatehouse.condition.Verdict;
import dev.gatehouse.outbound.HttpCalls;
import dev.gatehouse.outbound.TimeBudget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A check over the world outside, accepted and evaluated as the app does it, at times that a test sets. */
final class OutsideCheck {

    static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private static final UUID ID = new UUID(0, 1);
    private static final Delivery DELIVERY = new Delivery(
            URI.create("https://dev.azure.com/fabrikam"),
            ID,
            Hub.CHECKS,
            ID,
            ID,
            Optional.of(ID),
            ID,
            new Variables(Map.of()));

    private final Connections connections;
    private final Condition condition;
    private volatile Instant now = BEGIN;
    private OutsideSources sources;
    private Notes notes = Notes.NONE;

    /**
     * A check that begins now.
     *
     * @param require the condition, as JSON
     */
    OutsideCheck(String require, Connections connections) {
        this.connections = connections;
        this.sources = sources();
        Definition definition = Definitions.parse("{\"require\": " + require + "}")
                .fold(valid -> valid, problems -> {
                    throw new AssertionError(problems.toString());
                });
        List<?> missing = definition.missingFrom(new Surroundings(DELIVERY.variables(), connections));
        if (!missing.isEmpty()) {
            throw new AssertionError(missing.toString());
        }
        this.condition = definition.require();
    }

    OutsideCheck after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Another instance goes on with the check, and knows nothing of it but the notes. */
    OutsideCheck elsewhere() {
        sources = sources();
        return this;
    }

    Verdict evaluate() {
        Evidence evidence = new AzureDevOpsEvidence(OutsideCheck::nowhere, sources, () -> now)
                .open(DELIVERY, new JobToken("the-token-of-the-job"));
        Finding finding = condition.evaluate(evidence, new Moment(now, Duration.ofMinutes(1), BEGIN, notes, false));
        notes = finding.notes();
        return finding.verdict();
    }

    private OutsideSources sources() {
        return new OutsideSources(
                connections,
                OutsideServer.outbound(() -> now),
                scope -> Answer.given(new IssuedToken("token-for-" + scope, now.plusSeconds(3600))),
                () -> now);
    }

    private static HttpCalls nowhere(TimeBudget budget) {
        return call -> {
            throw new AssertionError("Azure DevOps is not to be asked, but " + call + " is");
        };
    }
}
