package dev.gatehouse.evaluation;

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
import java.util.stream.Stream;

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
        // What fills a policy may have been written with escapes.
        Stream<String> texts = Stream.concat(
                Stream.of(new String(body, StandardCharsets.UTF_8)),
                requested.map(RequestedDefinition.Understood::text).stream());
        if (headers.token().filter(token -> texts.anyMatch(token::appearsIn)).isPresent()) {
            problems.add(Problem.inBody("$", "the job token", "Remove it: the header AuthToken alone may carry it."));
        }
        requested.ifPresent(understood -> understood.missingFrom(surroundings).stream()
                .filter(missing -> headers.problems().stream()
                        .noneMatch(known -> known.at().equalsIgnoreCase(missing.at())))
                .forEach(problems::add));
        return new ReadDelivery(headers, requested, problems);
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
        int characters = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        return characters > Limits.HEADERS_CHARACTERS
                ? Optional.of(
                        "The headers have " + characters + " characters, names and values together; they may have "
                                + Limits.HEADERS_CHARACTERS + ". Send fewer or shorter headers.")
                : Optional.empty();
    }
}
