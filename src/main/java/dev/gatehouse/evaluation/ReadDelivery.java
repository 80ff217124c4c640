package dev.gatehouse.evaluation;

import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a delivery says, whether it is to be decided at once or over time.
 *
 * @param headers what its headers say
 * @param requested the definition that it asks for, where that is right
 * @param problems everything that is wrong with headers and definition
 */
record ReadDelivery(
        DeliveryHeaders headers, Optional<RequestedDefinition.Understood> requested, List<Problem> problems) {

    /**
     * What deliveries are read by.
     *
     * @param planUrlRule where calls with the job token may go
     * @param connections where definitions may have the app ask
     * @param policies what definitions there are to be named
     */
    record Rules(PlanUrlRule planUrlRule, Connections connections, Policies policies) {}

    /**
     * Reads a delivery that is not too large.
     *
     * @param delivered headers by name, in any case
     * @param policy the policy that the URL names
     * @param decidesAtOnce whether there is one evaluation only
     */
    static ReadDelivery of(
            Map<String, String> delivered, byte[] body, Optional<String> policy, Rules rules, boolean decidesAtOnce) {
        DeliveryHeaders headers = DeliveryHeaders.read(delivered, rules.planUrlRule());
        List<Problem> problems = new ArrayList<>(headers.problems());
        Surroundings surroundings = new Surroundings(headers.variables(), rules.connections(), decidesAtOnce);
        Optional<RequestedDefinition.Understood> requested = RequestedDefinition.of(
                        body, policy, headers.filling(), rules.policies())
                .fold(Optional::of, invalid -> {
                    problems.addAll(invalid);
                    return Optional.empty();
                });
        if (headers.token().isPresent() && givesAway(headers.token().get(), body, requested)) {
            problems.add(Problem.inBody("$", "the job token", "Remove it: the header AuthToken alone may carry it."));
        }
        if (requested.isPresent()) {
            for (Problem missing : requested.get().missingFrom(surroundings)) {
                if (!headers.isWrong(missing.at())) {
                    problems.add(missing);
                }
            }
        }
        return new ReadDelivery(headers, requested, problems);
    }

    /** Whether the token is in the body or in the definition: what fills a policy may have been written with escapes. */
    private static boolean givesAway(JobToken token, byte[] body, Optional<RequestedDefinition.Understood> requested) {
        return token.appearsIn(new String(body, StandardCharsets.UTF_8))
                || (requested.isPresent() && token.appearsIn(requested.get().text()));
    }

    /** What is told to who delivered it, where something is wrong. */
    List<Problem> told(List<Problem> all) {
        return new RefusalRedaction(headers.token()).of(all);
    }

    /** The sentence for a delivery that is not read because of its size. */
    static Optional<String> tooLarge(Map<String, String> headers, byte[] body) {
        if (body.length > Limits.BODY_BYTES) {
            return Optional.of("The body has " + body.length + " bytes; a definition may have " + Limits.BODY_BYTES
                    + ". Azure Pipelines itself sends 2,000 characters at most.");
        }
        if (headers.size() > Limits.HEADERS) {
            return Optional.of("The delivery has " + headers.size() + " headers; it may have " + Limits.HEADERS
                    + ", those included that are added on its way. Send fewer headers.");
        }
        int characters = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            characters += header.getKey().length() + header.getValue().length();
        }
        return characters > Limits.HEADERS_CHARACTERS
                ? Optional.of(
                        "The headers have " + characters + " characters, names and values together; they may have "
                                + Limits.HEADERS_CHARACTERS + ". Send fewer or shorter headers.")
                : Optional.empty();
    }
}
