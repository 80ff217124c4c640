package dev.gatehouse.devhost.pipelines;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A delivery that somebody sent by hand, with ids of their own. */
public record HandMadeDelivery(
        UUID projectId, String hub, UUID planId, UUID jobId, UUID timelineId, UUID taskId, String token) {

    /** What its check is called. */
    public static final String CHECK = "by hand";

    /** Reads a request's headers, whose names are in lower case; absent where they do not make a delivery. */
    public static Optional<HandMadeDelivery> of(Map<String, String> headers) {
        String token = headers.getOrDefault("authtoken", "");
        String hub = headers.getOrDefault("hubname", "");
        Optional<UUID> project = guid(headers, "projectid");
        Optional<UUID> plan = guid(headers, "planid");
        Optional<UUID> job = guid(headers, "jobid");
        Optional<UUID> task = guid(headers, "taskinstanceid");
        boolean complete = project.isPresent() && plan.isPresent() && job.isPresent() && task.isPresent();
        return complete && !token.isBlank() && !hub.isBlank()
                ? Optional.of(new HandMadeDelivery(
                        project.get(),
                        hub,
                        plan.get(),
                        job.get(),
                        guid(headers, "timelineid").orElse(plan.get()),
                        task.get(),
                        token))
                : Optional.empty();
    }

    private static Optional<UUID> guid(Map<String, String> headers, String name) {
        try {
            return Optional.of(UUID.fromString(headers.getOrDefault(name, "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lets the task wait in its plan; both are made where they are not known. A scenario's own tasks stay as they are. */
    boolean waitIn(World world) {
        PlanRun plan = world.planOf(planId).orElseGet(() -> adopted(world));
        if (!world.isAdopted(plan)) {
            return false;
        }
        Optional<WaitingTask> known = plan.task(taskId)
                .filter(task ->
                        task.jobId().equals(jobId) && task.token().value().equals(token));
        if (known.isPresent()) {
            plan.reopen(known.get());
        } else {
            plan.tasks().removeIf(task -> task.instanceId().equals(taskId));
            plan.add(new WaitingTask(CHECK, jobId, taskId, new TestToken(token, Optional.empty())));
        }
        return true;
    }

    private PlanRun adopted(World world) {
        int version = world.scenario().runs().get(0).plan().version();
        PlanRun made = new PlanRun(planId, projectId, timelineId, hub, version, "inProgress", false);
        world.adopt(made);
        return made;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "HandMadeDelivery[" + hub + " " + planId + " " + taskId + "]";
    }
}
