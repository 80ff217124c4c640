package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.WakeUp;
import java.time.Duration;
import java.time.Instant;

/** Whoever wakes checks, because something happened that they wait for: some try again until that has worked, some give up. */
final class WakeUps {

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(20);

    private final World world;
    private final Instances instances;
    private int underway;

    WakeUps(World world, Instances instances) {
        this.world = world;
        this.instances = instances;
    }

    /** On whose behalf a task is woken: trouble with that is no excuse for a decision that comes late. */
    static String subject(String task) {
        return task + "'s waker";
    }

    void begin() {
        for (WaitingTask task : world.tasks()) {
            TaskStory story = task.story();
            story.wakeUps().forEach(after -> later(story.arrives().plus(after), task));
        }
    }

    /** Whether nobody tries any more. */
    boolean areDone() {
        return underway == 0;
    }

    private void later(Duration delay, WaitingTask task) {
        underway++;
        world.scheduler().after(delay, () -> {
            underway--;
            task.checkId().ifPresent(id -> wake(task, id));
        });
    }

    private void wake(WaitingTask task, CheckId id) {
        String subject = subject(task.story().name());
        Caller caller = new Caller(world, instances.any(subject), subject);
        Instant asked = world.scheduler().instant();
        underway++;
        world.start(() -> {
            boolean isAnswered = false;
            try {
                isAnswered = instances.wake(caller, id).fold(outcome -> told(task, asked, outcome), fault -> false);
            } finally {
                underway--;
                if (!isAnswered && world.random(subject).nextBoolean()) {
                    later(BEFORE_NEXT_TRY, task);
                }
            }
        });
    }

    private boolean told(WaitingTask task, Instant asked, WakeUp.Outcome outcome) {
        if (outcome == WakeUp.Outcome.AWAKE) {
            world.reached(Landmark.WOKEN);
            task.awake(asked, world.scheduler().instant());
        }
        return true;
    }
}
