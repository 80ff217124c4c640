package dev.gatehouse.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everything that a simulation starts from. The same story goes the same way every time.
 *
 * @param seed where everything comes from that the rest does not say: latencies, jitter, which instance takes a message
 * @param skew by how much the clocks of the two instances differ
 * @param maxDequeueCount how often the host tries a message
 * @param retention how long checks are kept after their end
 * @param hasOperator whether somebody terminates checks
 */
record Story(
        long seed,
        Duration skew,
        long maxDequeueCount,
        Duration retention,
        boolean hasOperator,
        List<TaskStory> tasks,
        Injections injections) {

    /** How often a message is tried where it is not often. */
    static final int FEW_TRIES = 3;

    private static final int MANY_TRIES = 120;

    static Story of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TaskStory> tasks = new ArrayList<>();
        boolean isLong = random.nextInt(30) == 0;
        int count = isLong ? 1 : 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            tasks.add(new TaskStories(random).next("task-" + i, isLong));
        }
        Duration skew = random.nextInt(3) == 0 ? Duration.ofMinutes(1) : Duration.ZERO;
        boolean dies = tasks.stream().anyMatch(task -> task.hardship().killer().isPresent());
        long maxDequeueCount = dies || random.nextInt(4) == 0 ? FEW_TRIES : MANY_TRIES;
        Duration retention = isLong ? Duration.ofHours(2) : Duration.ofDays(30);
        Injections injections = Injections.random(seed, Climate.of(random));
        return new Story(seed, skew, maxDequeueCount, retention, random.nextInt(3) == 0, tasks, injections);
    }

    Story with(List<TaskStory> tasks) {
        return new Story(seed, skew, maxDequeueCount, retention, hasOperator, tasks, injections);
    }

    Story with(Injections injections) {
        return new Story(seed, skew, maxDequeueCount, retention, hasOperator, tasks, injections);
    }

    Story withoutSkew() {
        return new Story(seed, Duration.ZERO, maxDequeueCount, retention, hasOperator, tasks, injections);
    }

    Story withoutOperator() {
        return new Story(seed, skew, maxDequeueCount, retention, false, tasks, injections);
    }
}
