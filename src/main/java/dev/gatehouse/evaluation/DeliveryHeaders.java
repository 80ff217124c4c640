package dev.gatehouse.evaluation;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.HeaderNames;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a delivery's headers say.
 *
 * @param delivery the delivery, where every header is right
 * @param token the job token, where there is one
 * @param variables the headers kept for conditions, right or wrong
 * @param filling what can fill a policy: these, and those that say which run and task it is, where they are right
 * @param problems everything that is wrong
 */
record DeliveryHeaders(
        Optional<Delivery> delivery,
        Optional<JobToken> token,
        Variables variables,
        Variables filling,
        List<Problem> problems) {

    /** In the names of headers whose text people write freely, and may quote a macro in. */
    private static final String FREE_TEXT = "message";

    /** @param delivered by name in any case */
    static DeliveryHeaders read(Map<String, String> delivered, PlanUrlRule planUrlRule) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : delivered.entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        HeaderReader reader = new HeaderReader(headers);
        Optional<URI> planUrl = reader.planUrl("PlanUrl", "$(system.CollectionUri)", planUrlRule);
        Optional<UUID> projectId = reader.requiredGuid("ProjectId", "$(system.TeamProjectId)");
        Optional<Hub> hub = reader.hub("HubName", "$(system.HostType)");
        Optional<UUID> planId = reader.requiredGuid("PlanId", "$(system.PlanId)");
        Optional<UUID> jobId = reader.requiredGuid("JobId", "$(system.JobId)");
        Optional<UUID> timelineId = reader.optionalGuid("TimelineId", "$(system.TimelineId)");
        Optional<UUID> taskInstanceId = reader.requiredGuid("TaskInstanceId", "$(system.TaskInstanceId)");
        Optional<JobToken> token = reader.token("AuthToken", "$(system.AccessToken)");
        if (planUrl.isPresent()
                && token.isPresent()
                && token.get().appearsIn(planUrl.get().toString())) {
            reader.refuse("PlanUrl", "the job token", "Remove it: the header AuthToken alone may carry it.");
        }
        Variables variables = variables(headers, token, reader);
        Optional<Delivery> delivery = reader.problems().isEmpty()
                ? Optional.of(new Delivery(
                        planUrl.orElseThrow(),
                        projectId.orElseThrow(),
                        hub.orElseThrow(),
                        planId.orElseThrow(),
                        jobId.orElseThrow(),
                        timelineId,
                        taskInstanceId.orElseThrow(),
                        variables))
                : Optional.empty();
        return new DeliveryHeaders(
                delivery, token, variables, filling(headers, variables, reader.problems()), reader.problems());
    }

    private static Variables filling(Map<String, String> headers, Variables variables, List<Problem> problems) {
        Map<String, String> filling = new HashMap<>(variables.byName());
        for (String name : HeaderNames.ofTheDelivery()) {
            if (headers.containsKey(name) && !isAbout(name, problems)) {
                filling.put(name, headers.get(name));
            }
        }
        return new Variables(filling);
    }

    /** Whether something is wrong with the header of this name. */
    private static boolean isAbout(String name, List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.at().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something is wrong with the header of this name. */
    boolean isWrong(String name) {
        return isAbout(name, problems);
    }

    private static Variables variables(Map<String, String> headers, Optional<JobToken> token, HeaderReader reader) {
        Map<String, String> kept = new HashMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey();
            String value = header.getValue();
            if (!HeaderNames.isVariable(name)
                    || (token.isPresent() && token.get().appearsIn(value))
                    || !reader.isShort(name, value)) {
                continue;
            }
            if (name.contains(FREE_TEXT) ? Macros.isUnresolved(value) : Macros.hasUnresolved(value)) {
                reader.refuse(name, value, Macros.ADVICE);
            }
            kept.put(name, value);
        }
        return new Variables(kept);
    }
}
