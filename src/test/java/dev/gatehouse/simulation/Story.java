package dev.gatehouse.simulation;

import dev.gatehouse.simulation.TaskStory.Redelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Everything that a simulation starts from. The same story goes the same way every time.
 *
 * @param seed where everything comes from that the rest does not say: latencies, jitter, which instance takes a message
 * @param maxDequeueCount how often the host tries a message
 * @param clearedAfter when somebody clears the queue, who must not
 * @param skew by how much the clocks of the two instances differ
 */
record Story(
        long seed,
        Optional<Duration> clearedAfter,
        Duration skew,
        long maxDequeueCount,
        List<TaskStory> tasks,
        Injections injections) {

    static Story of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TaskStory> tasks = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            tasks.add(task("task-" + i, random));
        }
        Duration skew = random.nextInt(3) == 0 ? Duration.ofMinutes(1) : Duration.ZERO;
        long maxDequeueCount = random.nextInt(4) == 0 ? 3 : 120;
        Optional<Duration> clearedAfter = maybe(random, 1, 10, () -> Duration.ofSeconds(120 + random.nextInt(1_200)));
        return new Story(seed, clearedAfter, skew, maxDequeueCount, tasks, Injections.random(seed, Climate.of(random)));
    }

    Story with(List<TaskStory> tasks) {
        return new Story(seed, clearedAfter, skew, maxDequeueCount, tasks, injections);
    }

    Story with(Injections injections) {
        return new Story(seed, clearedAfter, skew, maxDequeueCount, tasks, injections);
    }

    Story withoutSkew() {
        return new Story(seed, clearedAfter, Duration.ZERO, maxDequeueCount, tasks, injections);
    }

    private static TaskStory task(String name, SplittableRandom random) {
        Duration giveUpAfter = Duration.ofMinutes(List.of(3, 10, 25, 45).get(random.nextInt(4)));
        Duration every = Duration.ofSeconds(List.of(10, 30, 60, 150, 900).get(random.nextInt(5)));
        long waits = giveUpAfter.toSeconds();
        List<Duration> duplicates = times(random, waits);
        List<Duration> wakeUps = times(random, waits);
        boolean holdsWhenWoken = !wakeUps.isEmpty() && random.nextBoolean();
        return new TaskStory(
                name,
                name,
                Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 5 : 600)),
                every,
                giveUpAfter,
                random.nextInt(8) > 0,
                holdsWhenWoken
                        ? Optional.of(wakeUps.get(0))
                        : maybe(
                                random,
                                4,
                                5,
                                () -> Duration.ofSeconds(random.nextInt(3) == 0 ? 0 : random.nextLong(waits))),
                maybe(random, 1, 6, () -> Duration.ofSeconds(random.nextLong(waits))),
                maybe(random, 1, 3, () -> Duration.ofMinutes(6 + random.nextInt(40))),
                duplicates,
                wakeUps,
                maybe(
                        random,
                        1,
                        5,
                        () -> new Redelivery(Duration.ofSeconds(5 + random.nextInt(900)), random.nextInt(3) == 0)));
    }

    /** None, more often than not; else up to two, soon or any time. */
    private static List<Duration> times(SplittableRandom random, long longest) {
        List<Duration> times = new ArrayList<>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            times.add(Duration.ofSeconds(random.nextInt(2) == 0 ? random.nextLong(10) : random.nextLong(longest)));
        }
        return times;
    }

    private static <T> Optional<T> maybe(SplittableRandom random, int times, int of, Supplier<T> value) {
        return random.nextInt(of) < times ? Optional.of(value.get()) : Optional.empty();
    }
}
