package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.Raised;
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
            boolean byEvent = true;
            for (Duration after : story.wakeUps()) {
                later(story.arrives().plus(after), task, byEvent);
                byEvent = !byEvent;
            }
        }
    }

    /** Whether nobody tries any more. */
    boolean areDone() {
        return underway == 0;
    }

    /** @param byEvent whether an event is raised, which wakes the check once; otherwise it is woken alone */
    private void later(Duration delay, WaitingTask task, boolean byEvent) {
        underway++;
        world.scheduler().after(delay, () -> {
            underway--;
            task.checkId().ifPresent(id -> wake(task, id, byEvent));
        });
    }

    private void wake(WaitingTask task, CheckId id, boolean byEvent) {
        String subject = subject(task.story().name());
        Caller caller = new Caller(world, instances.any(subject), subject);
        Instant asked = world.scheduler().instant();
        underway++;
        world.start(() -> {
            boolean isAnswered = false;
            try {
                isAnswered = isAwake(caller, id, byEvent).fold(isAwake -> told(task, asked, isAwake), fault -> false);
            } finally {
                underway--;
                if (!isAnswered && world.random(subject).nextBoolean()) {
                    later(BEFORE_NEXT_TRY, task, byEvent);
                }
            }
        });
    }

    private Answer<Boolean> isAwake(Caller caller, CheckId id, boolean byEvent) {
        return byEvent
                ? instances.raise(caller, id).map(this::counts)
                : instances.wake(caller, id).map(outcome -> outcome == WakeUp.Outcome.AWAKE);
    }

    private boolean counts(Raised raised) {
        if (raised.came() == Raised.Came.COUNTED_BEFORE) {
            world.reached(Landmark.EVENT_RAISED_AGAIN);
        }
        return raised.came() == Raised.Came.COUNTED;
    }

    private boolean told(WaitingTask task, Instant asked, boolean isAwake) {
        if (isAwake) {
            world.reached(Landmark.WOKEN);
            task.awake(asked, world.scheduler().instant());
        }
        return true;
    }
}
