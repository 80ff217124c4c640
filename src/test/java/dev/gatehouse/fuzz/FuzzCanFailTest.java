package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the test: an app that is careless is found out. */
final class FuzzCanFailTest {

    private static final int DELIVERIES = 10_000;

    private final Fuzzer fuzzer = new Fuzzer();

    @ParameterizedTest
    @EnumSource(Carelessness.class)
    void findsOut(Carelessness careless) {
        Promises wrong = new Promises(careless, new Coverage());
        Promises right = new Promises(Subject.REAL, new Coverage());
        OptionalLong found = LongStream.range(0, DELIVERIES)
                .filter(number -> wrong.brokenBy(fuzzer.delivery(number), number)
                        .filter(promise -> promise.contains(careless.foundBy()))
                        .isPresent())
                .findFirst();
        assertTrue(found.isPresent(), () -> "none of " + DELIVERIES + " deliveries found " + careless);
        long number = found.getAsLong();
        assertEquals(
                Optional.empty(),
                right.brokenBy(fuzzer.delivery(number), number),
                "with its precautions the app keeps its promises");
    }
}
