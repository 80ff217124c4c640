package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.simulation.Hardship.Clearing;
import dev.gatehouse.simulation.Hardship.Killer;
import dev.gatehouse.simulation.Hardship.Refusals;
import dev.gatehouse.simulation.TaskStory.Redelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Makes up what happens to a task. */
final class TaskStories {

    /** The soonest that a task is delivered again after its decision, in seconds. */
    private static final int SOONEST_AGAIN = 5;

    private final SplittableRandom random;

    TaskStories(SplittableRandom random) {
        this.random = random;
    }

    /** @param isLong whether it is about a check that is delivered again a day later */
    TaskStory next(String name, boolean isLong) {
        Duration giveUpAfter = Duration.ofMinutes(one(List.of(3, 10, 25, 45)));
        Duration every = Duration.ofSeconds(one(List.of(10, 30, 60, 150, 900)));
        long waits = giveUpAfter.toSeconds();
        List<Duration> duplicates = times(waits);
        List<Duration> wakeUps = times(waits);
        boolean holdsWhenWoken = !wakeUps.isEmpty() && random.nextBoolean();
        Hardship hardship = random.nextInt(4) == 0 ? hardship(waits) : Hardship.NONE;
        return new TaskStory(
                name,
                name,
                Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 5 : 600)),
                every,
                giveUpAfter,
                random.nextInt(8) > 0,
                holdsWhenWoken
                        ? Optional.of(wakeUps.get(0))
                        : maybe(4, 5, () -> Duration.ofSeconds(random.nextInt(3) == 0 ? 0 : random.nextLong(waits))),
                maybe(isLong ? 0 : 1, 6, () -> Duration.ofSeconds(random.nextLong(waits))),
                maybe(neverEndsOtherwise(hardship) ? 3 : 1, 3, () -> Duration.ofMinutes(6 + random.nextInt(40))),
                duplicates,
                wakeUps,
                redelivery(isLong, hardship),
                hardship);
    }

    private Optional<Redelivery> redelivery(boolean isLong, Hardship hardship) {
        if (isLong) {
            return Optional.of(new Redelivery(Duration.ofHours(25), false, false));
        }
        boolean isNeeded =
                hardship.killer().filter(killer -> killer.fromWait() > 1).isPresent();
        return maybe(
                isNeeded ? 5 : 1,
                5,
                () -> new Redelivery(
                        random.nextInt(8) == 0
                                ? Duration.ofMinutes(90 + random.nextInt(120))
                                : Duration.ofSeconds(SOONEST_AGAIN + random.nextInt(900)),
                        !isNeeded && random.nextInt(3) == 0,
                        random.nextBoolean()));
    }

    /** Whether only the expiry of the token ends it. */
    private static boolean neverEndsOtherwise(Hardship hardship) {
        return hardship.killer()
                .filter(killer -> killer.call() == Call.HUB_COMPLETE)
                .isPresent();
    }

    private Hardship hardship(long waits) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Hardship.of(refusals(waits));
            case 2 -> Hardship.ofLostKey(Duration.ofSeconds(random.nextLong(waits)));
            case 3 -> Hardship.of(killer());
            case 4 -> Hardship.NONE.with(Clearing.EVALUATING);
            default ->
                // A decision that is refused at first is one that messages are sent for.
                Hardship.of(new Refusals(Duration.ZERO, Duration.ofMinutes(1 + random.nextInt(3)), Fault.Kind.REFUSED))
                        .with(Clearing.DELIVERING);
        };
    }

    private Refusals refusals(long waits) {
        return new Refusals(
                Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextLong(waits)),
                Duration.ofMinutes(one(List.of(2, 8, 40))),
                one(List.of(Fault.Kind.REFUSED, Fault.Kind.REFUSED, Fault.Kind.MISTAKE, Fault.Kind.FORBIDDEN)));
    }

    private Killer killer() {
        return switch (random.nextInt(5)) {
            case 0 -> new Killer(Call.EVIDENCE, 1, Integer.MAX_VALUE);
            case 1 -> new Killer(Call.HUB_STATUS, 1, Integer.MAX_VALUE);
            case 2 -> new Killer(Call.HUB_COMPLETE, 1, Integer.MAX_VALUE);
            case 3 -> new Killer(Call.LEDGER_FIND, 1, Story.FEW_TRIES);
            default -> new Killer(Call.LEDGER_FIND, 2, Story.FEW_TRIES);
        };
    }

    /** None, more often than not; else up to two, soon or any time. */
    private List<Duration> times(long longest) {
        List<Duration> times = new ArrayList<>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            times.add(Duration.ofSeconds(random.nextInt(2) == 0 ? random.nextLong(10) : random.nextLong(longest)));
        }
        return times;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> Optional<T> maybe(int times, int of, Supplier<T> value) {
        return random.nextInt(of) < times ? Optional.of(value.get()) : Optional.empty();
    }
}
