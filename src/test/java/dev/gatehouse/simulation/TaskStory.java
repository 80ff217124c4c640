package dev.gatehouse.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to one task that waits for a check, apart from trouble. Times count from its first delivery.
 *
 * @param name what it is called in histories
 * @param arrives when it is first delivered, from the beginning of the story
 * @param every the check's interval
 * @param giveUpAfter the check's time to wait
 * @param isManual whether the run's reason is what the check asks for
 * @param holdsAfter when the check's conditions begin to hold; absent when they never do
 * @param cancelledAfter when the run is cancelled, if it is
 * @param tokenLife how long its token lives, where it says so
 * @param duplicates when the same delivery comes again
 * @param redeliveredAfter how long after its decision it is delivered again, to wait for another one
 */
record TaskStory(
        String name,
        Duration arrives,
        Duration every,
        Duration giveUpAfter,
        boolean isManual,
        Optional<Duration> holdsAfter,
        Optional<Duration> cancelledAfter,
        Optional<Duration> tokenLife,
        List<Duration> duplicates,
        Optional<Duration> redeliveredAfter) {

    UUID id() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    byte[] definition() {
        return """
                {"every":"%s","giveUpAfter":"%s","require":{"all":[{"buildReason":{"in":["manual"]}},\
                {"workItems":{"from":"build","states":["Closed"]}}]}}""".formatted(every, giveUpAfter).getBytes(StandardCharsets.UTF_8);
    }

    /** A token; where it is to expire, a JWT that says so. */
    String token(Instant deliveredAt) {
        return tokenLife
                .map(life -> "{\"exp\":" + deliveredAt.plus(life).getEpochSecond() + "}")
                .map(claims -> "header."
                        + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "." + name)
                .orElse("token-of-" + name);
    }

    Map<String, String> headers(Instant deliveredAt) {
        Map<String, String> headers = new HashMap<>();
        headers.put("PlanUrl", "https://dev.azure.com/fabrikam/");
        headers.put("ProjectId", new UUID(1, 1).toString());
        headers.put("HubName", "checks");
        headers.put("PlanId", id().toString());
        headers.put("JobId", new UUID(2, 2).toString());
        headers.put("TimelineId", id().toString());
        headers.put("TaskInstanceId", id().toString());
        headers.put("AuthToken", token(deliveredAt));
        headers.put("BuildId", "42");
        return headers;
    }

    /** The same with less happening in it, each in one way. */
    List<TaskStory> simpler() {
        List<TaskStory> simpler = new ArrayList<>();
        if (cancelledAfter.isPresent()) {
            simpler.add(with(Optional.empty(), tokenLife, duplicates, redeliveredAfter));
        }
        if (tokenLife.isPresent()) {
            simpler.add(with(cancelledAfter, Optional.empty(), duplicates, redeliveredAfter));
        }
        if (!duplicates.isEmpty()) {
            simpler.add(with(cancelledAfter, tokenLife, duplicates.subList(1, duplicates.size()), redeliveredAfter));
        }
        if (redeliveredAfter.isPresent()) {
            simpler.add(with(cancelledAfter, tokenLife, duplicates, Optional.empty()));
        }
        return simpler;
    }

    private TaskStory with(
            Optional<Duration> cancelled,
            Optional<Duration> life,
            List<Duration> again,
            Optional<Duration> redelivered) {
        return new TaskStory(
                name, arrives, every, giveUpAfter, isManual, holdsAfter, cancelled, life, again, redelivered);
    }
}
