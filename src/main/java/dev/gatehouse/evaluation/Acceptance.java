package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.seal.TokenSeal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides whether a delivery is one, and turns it into the message that starts its check. It calls nobody: Azure Pipelines
 * waits for the answer.
 */
public final class Acceptance {

    private final ReadDelivery.Rules rules;
    private final TokenSeal seal;
    private final Defaults defaults;
    private final InstantSource clock;
    private final Supplier<String> deliveryIds;

    /**
     * An acceptance by these rules.
     *
     * @param planUrlRule where calls with the job token may go
     * @param connections where definitions may have the app ask
     * @param policies what definitions there are to be named
     * @param defaults what holds for checks that do not say otherwise
     * @param deliveryIds gives each delivery a name of its own
     */
    public Acceptance(
            PlanUrlRule planUrlRule,
            TokenSeal seal,
            Connections connections,
            Policies policies,
            Defaults defaults,
            InstantSource clock,
            Supplier<String> deliveryIds) {
        this.rules = new ReadDelivery.Rules(planUrlRule, connections, policies);
        this.seal = seal;
        this.defaults = defaults;
        this.clock = clock;
        this.deliveryIds = deliveryIds;
    }

    /**
     * Takes a delivery or says everything that is wrong with it.
     *
     * @param headers by name, in any case
     * @param body the definition, or the policy and what fills it
     * @param policy the policy that the URL names
     */
    public AcceptanceResult accept(Map<String, String> headers, byte[] body, Optional<String> policy) {
        Optional<String> tooLarge = ReadDelivery.tooLarge(headers, body);
        if (tooLarge.isPresent()) {
            return new AcceptanceResult.TooLarge(tooLarge.get());
        }
        Instant now = clock.instant();
        ReadDelivery read = ReadDelivery.of(headers, body, policy, rules, false);
        List<Problem> problems = new ArrayList<>(read.problems());
        // Who says that a token lives longer is mistaken, or wants its check to be tried for ever.
        Optional<JobToken> token = read.headers().token();
        Optional<Instant> said = token.isPresent() ? TokenExpiry.of(token.get()) : Optional.empty();
        Optional<Instant> tokenExpiresAt =
                said.isPresent() ? Optional.of(Cadence.earlier(said.get(), now.plus(Limits.TOKEN_LIFE))) : said;
        if (tokenExpiresAt.isPresent()
                && !TokenExpiry.lastToDecide(tokenExpiresAt.get()).isAfter(now)) {
            problems.add(Problem.inHeader(
                    "AuthToken",
                    "a token that expires at " + tokenExpiresAt.get(),
                    "Deliver with a token that still lives."));
        }
        if (!problems.isEmpty()) {
            return new AcceptanceResult.Refused(read.told(problems));
        }
        return start(
                read.headers().delivery().orElseThrow(),
                token.orElseThrow(),
                read.requested().orElseThrow(),
                now,
                tokenExpiresAt);
    }

    private AcceptanceResult start(
            Delivery delivery,
            JobToken token,
            RequestedDefinition.Understood requested,
            Instant now,
            Optional<Instant> tokenExpiresAt) {
        CheckId id = CheckId.of(delivery);
        Instant deadline = now.plus(requested.definition().giveUpAfter().orElse(defaults.giveUpAfter()));
        Instant latest = TokenExpiry.lastToDecide(tokenExpiresAt.orElse(now.plus(Limits.TOKEN_LIFE)));
        CheckMessage.Accepted accepted = new CheckMessage.Accepted(
                deliveryIds.get(),
                delivery,
                requested.text(),
                requested.policy(),
                seal.seal(token, id),
                tokenExpiresAt,
                now,
                Cadence.earlier(deadline, latest));
        String message = CheckMessages.accepted(accepted, id);
        int size = CheckMessages.size(message);
        if (size > CheckMessages.MAX_BYTES) {
            return new AcceptanceResult.TooLarge(
                    "Headers and body together make a message of " + size + " bytes; the queue takes "
                            + CheckMessages.MAX_BYTES + ". Send fewer headers or a shorter definition.");
        }
        return new AcceptanceResult.Started(id, message);
    }
}
