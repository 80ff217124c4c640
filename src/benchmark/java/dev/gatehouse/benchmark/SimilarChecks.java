package dev.gatehouse.benchmark;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Variables;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.seal.TokenSeal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Checks that wait as one does that was delivered and evaluated. Each has a plan, a run and a job token of its own, and they are of many
 * collections, projects and definitions: what an app keeps for each of these is seen in its heap.
 */
final class SimilarChecks {

    private static final int PROJECTS = 20;
    private static final int DEFINITIONS = 50;
    private static final int LEAST_MINUTES = 12 * 60;

    private final CheckRecord first;
    private final TokenSeal seal;

    SimilarChecks(CheckRecord first, TokenSeal seal) {
        this.first = first;
        this.seal = seal;
    }

    static String token(int number) {
        return ReadmeDelivery.TOKEN + number;
    }

    /** They wait for a work item, each a minute apart, and differ in how long. */
    static String definition(int number) {
        return String.format(
                Locale.ROOT,
                "{\"every\":\"PT1M\",\"giveUpAfter\":\"PT%dM\",\"require\":{\"workItems\":{\"category\":\"Completed\"}}}",
                LEAST_MINUTES + number % DEFINITIONS);
    }

    /**
     * One of them.
     *
     * @param number from 1, tells it from others
     * @param due when it is evaluated
     * @param seen when its run was looked at
     */
    CheckRecord one(int number, Instant due, Instant seen) {
        Delivery delivery = delivery(number);
        CheckId id = CheckId.of(delivery);
        return new CheckRecord(
                id,
                first.run(),
                first.deliveryId(),
                delivery,
                definition(number),
                first.policy(),
                Optional.of(seal.seal(new JobToken(token(number)), id)),
                first.tokenExpiresAt(),
                first.acceptedAt(),
                first.deadline(),
                first.firstSequence(),
                first.sequence(),
                due,
                first.resent(),
                new Phase.Evaluating(due, Optional.of(seen), 0, Optional.empty()),
                first.findings(),
                first.notes(),
                first.told(),
                first.history(),
                Set.of());
    }

    private Delivery delivery(int number) {
        Delivery known = first.delivery();
        int project = number % PROJECTS;
        Map<String, String> variables = new HashMap<>(known.variables().byName());
        variables.put("buildid", String.valueOf(number));
        return new Delivery(
                URI.create(known.planUrl() + "-" + project),
                new UUID(project, project),
                known.hub(),
                new UUID(number, number),
                known.jobId(),
                known.timelineId(),
                known.taskInstanceId(),
                new Variables(variables));
    }
}
