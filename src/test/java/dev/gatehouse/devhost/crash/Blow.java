package dev.gatehouse.devhost.crash;

import dev.gatehouse.devhost.pipelines.Journal.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When a host is killed: in the very moment in which the simulated Azure Pipelines sees something for the nth time.
 *
 * @param from from when on it is counted, since the start
 * @param sees what is counted
 * @param nth how many of them
 */
record Blow(Duration from, Kind sees, int nth) {

    private static final Duration APART = Duration.ofSeconds(8);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int LONGEST_COUNT = 8;

    /**
     * A delivery on its way to be accepted; one that was accepted just now; a call of an evaluation; a decision that has just
     * been taken, and whose answer has not been sent.
     */
    private static final List<Kind> IN_TURN =
            List.of(Kind.DELIVERY, Kind.ANSWER, Kind.CALL, Kind.EVENT, Kind.CALL, Kind.EVENT);

    static List<Blow> plan(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Blow> plan = new ArrayList<>();
        for (Kind sees : IN_TURN) {
            Duration from =
                    FIRST.plus(APART.multipliedBy(plan.size())).plusMillis(random.nextLong(APART.toMillis() / 2));
            plan.add(new Blow(from, sees, 1 + random.nextInt(LONGEST_COUNT)));
        }
        return plan;
    }
}
