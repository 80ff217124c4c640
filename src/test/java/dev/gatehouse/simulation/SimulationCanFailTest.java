package dev.gatehouse.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.simulation.Simulation.Outcome;
import dev.gatehouse.simulation.Violations.Violation;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the test: an app with something wrong about it is found out. */
@ExtendWith(ErrorLog.class)
final class SimulationCanFailTest {

    private static final int SEEDS = 1_000;

    @ParameterizedTest
    @EnumSource(Mutation.class)
    void findsOut(Mutation mutation) {
        try (Seeds wrong = new Seeds(mutation);
                Seeds right = new Seeds(Wiring.REAL)) {
            Optional<Story> found = LongStream.range(0, SEEDS)
                    .mapToObj(Story::of)
                    .filter(story -> violation(wrong, story)
                            .filter(one -> mutation.foundBy().contains(one.property()))
                            .isPresent())
                    .findFirst();
            assertTrue(found.isPresent(), () -> "none of " + SEEDS + " seeds found " + mutation);
            assertEquals(Optional.empty(), violation(right, found.get()), "without the mutation the story goes well");
        }
    }

    @Test
    void showsTheLeastThatFails() {
        try (Seeds seeds = new Seeds(Mutation.NO_ETAG)) {
            Failure failure = seeds.play(0, SEEDS, new Coverage()).orElseThrow();
            Outcome again = seeds.simulation().tell(failure.story());
            assertEquals(Optional.of(failure.violation()), again.violation());
            // One task, and perhaps another whose crash takes the instance along.
            assertTrue(failure.story().tasks().size() <= 2, failure::text);
            assertTrue(again.injections().size() <= 4, failure::text);
            assertTrue(failure.text().contains("seed " + failure.seed()), failure::text);
        }
    }

    private static Optional<Violation> violation(Seeds seeds, Story story) {
        return seeds.simulation().play(story).violation();
    }
}
