package dev.gatehouse.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What kind of trouble a story has, and how much of it. Half of the stories have all kinds; in each other one some kinds come
 * close together at some calls, as when one service is in trouble.
 *
 * @param rate how many of the calls that can go wrong do, from 0 to 1
 * @param last how many of a subject's calls can go wrong: all trouble ends some time
 */
record Climate(double rate, int last, Set<Call> calls, Set<Trouble> troubles) {

    private static final List<Double> USUAL = List.of(0.0, 0.01, 0.03, 0.08, 0.2, 0.4);
    private static final List<Double> CLOSE = List.of(0.1, 0.3, 0.6);

    static Climate of(SplittableRandom random) {
        int last = 20 + random.nextInt(100);
        if (random.nextBoolean()) {
            double rate = USUAL.get(random.nextInt(USUAL.size()));
            return new Climate(rate, last, EnumSet.allOf(Call.class), EnumSet.allOf(Trouble.class));
        }
        Set<Call> calls = EnumSet.allOf(Call.class);
        calls.removeIf(call -> random.nextInt(4) > 0);
        Set<Trouble> troubles = EnumSet.allOf(Trouble.class);
        troubles.removeIf(trouble -> random.nextInt(2) > 0);
        return new Climate(CLOSE.get(random.nextInt(CLOSE.size())), last, calls, troubles);
    }

    /** What can go wrong with a call. */
    List<Trouble> at(Call call) {
        return calls.contains(call)
                ? call.troubles().stream().filter(troubles::contains).toList()
                : List.of();
    }
}
