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
 * @param plan the task by whose name its plan goes: its own, or that of the task in whose place it waits
 * @param arrives when it is first delivered, from the beginning of the story
 * @param every the check's interval
 * @param giveUpAfter the check's time to wait
 * @param isManual whether the run's reason is what the check asks for
 * @param holdsAfter when the check's conditions begin to hold; absent when they never do
 * @param cancelledAfter when the run is cancelled, if it is
 * @param tokenLife how long its token lives, where it says so
 * @param duplicates when the same delivery comes again
 * @param wakeUps when somebody wakes its check
 * @param redelivery how it is delivered again after its decision, to wait for another one
 * @param hardship trouble of its own
 */
record TaskStory(
        String name,
        String plan,
        Duration arrives,
        Duration every,
        Duration giveUpAfter,
        boolean isManual,
        Optional<Duration> holdsAfter,
        Optional<Duration> cancelledAfter,
        Optional<Duration> tokenLife,
        List<Duration> duplicates,
        List<Duration> wakeUps,
        Optional<Redelivery> redelivery,
        Hardship hardship) {

    /** The connection by which others are told. */
    static final String OTHERS = "others";

    private static final String NOTIFY =
            "\"notify\":{\"connection\":\"" + OTHERS + "\",\"on\":[\"waiting\",\"decided\"]},";

    /**
     * A delivery after a decision.
     *
     * @param after how long after it
     * @param asAnotherTask whether another task instance of the same plan waits, or the same again
     * @param meetsDuplicates whether duplicates of the delivery before are still on their way then
     */
    record Redelivery(Duration after, boolean asAnotherTask, boolean meetsDuplicates) {}

    UUID id() {
        return idOf(name);
    }

    UUID planId() {
        return idOf(plan);
    }

    /** The task that waits in place of this one after its decision. */
    TaskStory another() {
        return new TaskStory(
                name + "-again",
                plan,
                arrives,
                every,
                giveUpAfter,
                isManual,
                holdsAfter,
                Optional.empty(),
                tokenLife,
                List.of(),
                List.of(),
                Optional.empty(),
                Hardship.NONE);
    }

    /** Whether others are told of what happens to its check: of half of the tasks. */
    boolean tellsOthers() {
        return Math.floorMod(planId().hashCode(), 2) == 0;
    }

    /** The event decides nothing, so that a story is the same with it and without: it shows whether what is noted stays. */
    byte[] definition() {
        return """
                {%s"every":"%s","giveUpAfter":"%s","require":{"all":[{"buildReason":{"in":["manual"]}},\
                {"workItems":{"from":"build","states":["Closed"]}},\
                {"any":[{"externalEvent":{"name":"told"}},{"buildReason":{"in":["manual","schedule"]}}]}]}}""".formatted(tellsOthers() ? NOTIFY : "", every, giveUpAfter).getBytes(StandardCharsets.UTF_8);
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
        headers.put("PlanId", planId().toString());
        headers.put("JobId", new UUID(2, 2).toString());
        headers.put("TimelineId", planId().toString());
        headers.put("TaskInstanceId", id().toString());
        headers.put("AuthToken", token(deliveredAt));
        headers.put("BuildId", "42");
        return headers;
    }

    /** The same with less happening in it, each in one way. */
    List<TaskStory> simpler() {
        List<TaskStory> simpler = new ArrayList<>();
        if (cancelledAfter.isPresent()) {
            simpler.add(with(Optional.empty(), tokenLife, duplicates, wakeUps, redelivery));
        }
        if (tokenLife.isPresent()) {
            simpler.add(with(cancelledAfter, Optional.empty(), duplicates, wakeUps, redelivery));
        }
        if (!duplicates.isEmpty()) {
            simpler.add(with(cancelledAfter, tokenLife, withoutFirst(duplicates), wakeUps, redelivery));
        }
        if (!wakeUps.isEmpty()) {
            simpler.add(with(cancelledAfter, tokenLife, duplicates, withoutFirst(wakeUps), redelivery));
        }
        if (redelivery.isPresent()) {
            simpler.add(with(cancelledAfter, tokenLife, duplicates, wakeUps, Optional.empty()));
        }
        hardship.simpler().forEach(less -> simpler.add(with(less)));
        return simpler;
    }

    private static List<Duration> withoutFirst(List<Duration> times) {
        return times.subList(1, times.size());
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private TaskStory with(Hardship less) {
        return new TaskStory(
                name,
                plan,
                arrives,
                every,
                giveUpAfter,
                isManual,
                holdsAfter,
                cancelledAfter,
                tokenLife,
                duplicates,
                wakeUps,
                redelivery,
                less);
    }

    private TaskStory with(
            Optional<Duration> cancelled,
            Optional<Duration> life,
            List<Duration> again,
            List<Duration> woken,
            Optional<Redelivery> redelivered) {
        return new TaskStory(
                name,
                plan,
                arrives,
                every,
                giveUpAfter,
                isManual,
                holdsAfter,
                cancelled,
                life,
                again,
                woken,
                redelivered,
                hardship);
    }
}
