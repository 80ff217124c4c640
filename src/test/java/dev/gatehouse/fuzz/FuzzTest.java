package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is delivered is answered 200, 400 or 413, and forges, commands and gives away nothing on its way. {@code
 * -Dgatehouse.fuzz.deliveries} makes more deliveries, {@code -Dgatehouse.fuzz.first} others.
 */
final class FuzzTest {

    private static final long DELIVERIES = Long.getLong("gatehouse.fuzz.deliveries", 200_000);
    private static final long FIRST = Long.getLong("gatehouse.fuzz.first", 0);

    /** So many that everything has come across. */
    private static final long ENOUGH_FOR_EVERYTHING = 100_000;

    private final Fuzzer fuzzer = new Fuzzer();
    private final Coverage coverage = new Coverage();
    private final Promises promises = new Promises(Subject.REAL, coverage);

    @Test
    void keepsItsPromisesWhateverIsDelivered() {
        Map<Long, String> broken = new ConcurrentSkipListMap<>();
        LongStream.range(FIRST, FIRST + DELIVERIES).parallel().forEach(number -> {
            if (broken.isEmpty()) {
                promises.brokenBy(fuzzer.delivery(number), number).ifPresent(promise -> broken.put(number, promise));
            }
        });
        System.out.println("Fuzzed deliveries: " + coverage);
        broken.forEach((number, promise) -> {
            throw new AssertionError(told(number, promise));
        });
        if (DELIVERIES >= ENOUGH_FOR_EVERYTHING) {
            assertCameAcrossEverything();
        }
    }

    @Test
    void beginsWithDeliveriesThatAreNearlyAllAccepted() {
        List<FuzzedDelivery> valid = fuzzer.valid();
        assertTrue(valid.size() > 20, "there are only " + valid.size());
        assertEquals(
                List.of(),
                valid.stream()
                        .flatMap(one -> promises.brokenBy(one, 0).stream())
                        .toList());
        assertTrue(coverage.of("answered 200") * 10 > valid.size() * 9L, coverage.toString());
    }

    @Test
    void makesTheSameDeliveryOfANumberEveryTime() {
        Fuzzer another = new Fuzzer();
        for (long number = 0; number < 1_000; number++) {
            assertEquals(fuzzer.delivery(number), another.delivery(number), "delivery " + number);
        }
    }

    private void assertCameAcrossEverything() {
        Map<String, Long> least = Map.of(
                "answered 200", DELIVERIES / 10,
                "answered 400", DELIVERIES / 10,
                "answered 413", DELIVERIES / 1_000,
                "followed", DELIVERIES / 100,
                "lines of logs", DELIVERIES / 20,
                "operations", DELIVERIES / 100,
                "decision succeeded", DELIVERIES / 500,
                "decision failed", DELIVERIES / 500);
        least.forEach((what, count) ->
                assertTrue(coverage.of(what) >= count, () -> what + " less than " + count + " times: " + coverage));
        assertTrue(coverage.advices() >= 150, () -> "hardly anything was told: " + coverage);
    }

    private String told(long number, String promise) {
        FuzzedDelivery smallest =
                new Shrinker(one -> promises.brokenBy(one, number).isPresent()).shrink(fuzzer.delivery(number));
        Optional<String> now = promises.brokenBy(smallest, number);
        return "Delivery " + number + " breaks a promise: " + promise + "\nThe smallest that does: "
                + now.orElse("none, it does not do so every time") + "\n" + smallest
                + "\nAgain: mvn test -Dtest=FuzzTest -Dgatehouse.fuzz.deliveries=1 -Dgatehouse.fuzz.first=" + number;
    }
}
