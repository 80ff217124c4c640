package dev.gatehouse.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing is lost and nothing is decided twice, whatever goes wrong. {@code -Dgatehouse.simulation.seeds} plays more stories,
 * {@code -Dgatehouse.simulation.first} others.
 */
@ExtendWith(ErrorLog.class)
final class SimulationTest {

    /** Half a minute to a minute on two cores. */
    private static final long SEEDS = Long.getLong("gatehouse.simulation.seeds", 2_000);

    private static final long FIRST = Long.getLong("gatehouse.simulation.first", 0);

    /** So many that each kind of trouble has come at each call, and each landmark was reached. */
    private static final long ENOUGH_FOR_EVERYTHING = 1_000;

    /** How often each landmark is reached at least, in so many stories. */
    private static final long OFTEN = 5;

    @Test
    void keepsItsPromisesWhateverGoesWrong() {
        Coverage coverage = new Coverage();
        Optional<Failure> failure;
        try (Seeds seeds = new Seeds(Wiring.REAL)) {
            failure = seeds.play(FIRST, SEEDS, coverage);
        }
        System.out.println(coverage.table());
        assertTrue(failure.isEmpty(), () -> failure.map(Failure::text).orElse(""));
        if (SEEDS >= ENOUGH_FOR_EVERYTHING) {
            assertEquals(List.of(), neverCame(coverage), "kinds of trouble that never came");
            assertEquals(List.of(), hardlyReached(coverage), "landmarks that were not reached " + OFTEN + " times");
        }
    }

    @Test
    void playsAStoryTheSameWayEveryTime() {
        try (Seeds seeds = new Seeds(Wiring.REAL)) {
            for (long seed = 0; seed < 20; seed++) {
                List<String> history = seeds.simulation().tell(Story.of(seed)).history();
                assertEquals(history, seeds.simulation().tell(Story.of(seed)).history(), "seed " + seed);
            }
        }
    }

    private static List<String> hardlyReached(Coverage coverage) {
        return Arrays.stream(Landmark.values())
                .filter(landmark -> coverage.reachedSoFar(landmark) < OFTEN)
                .map(landmark -> landmark + " " + coverage.reachedSoFar(landmark))
                .toList();
    }

    private static List<String> neverCame(Coverage coverage) {
        List<String> never = new ArrayList<>();
        for (Call call : Call.values()) {
            for (Trouble trouble : call.troubles()) {
                if (coverage.of(call, trouble) == 0) {
                    never.add(trouble + " at " + call);
                }
            }
        }
        return never;
    }
}
