package dev.gatehouse.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which calls go wrong. The answer depends on nothing but the call, so that it stays when others are taken away. */
interface Injections {

    Optional<Injection> at(String subject, int number, Call call);

    /** As the climate has it, by a seed. */
    static Injections random(long seed, Climate climate) {
        return (subject, number, call) -> {
            SplittableRandom random = randomOf(seed, subject, number);
            List<Trouble> troubles = climate.at(call);
            if (number >= climate.last() || random.nextDouble() >= climate.rate() || troubles.isEmpty()) {
                return Optional.empty();
            }
            Trouble trouble = troubles.get(random.nextInt(troubles.size()));
            return Optional.of(new Injection(subject, number, call, trouble, delay(trouble, random)));
        };
    }

    /** Just these. */
    static Injections only(Collection<Injection> chosen) {
        Map<String, Injection> byCall = new HashMap<>();
        chosen.forEach(one -> byCall.put(one.subject() + " " + one.number(), one));
        return (subject, number, call) -> Optional.ofNullable(byCall.get(subject + " " + number))
                .filter(one -> one.call().troubles().contains(one.trouble()) && one.call() == call);
    }

    /** Randomness for one call of one subject. */
    static SplittableRandom randomOf(long seed, String subject, int number) {
        SplittableRandom mixed = new SplittableRandom(seed * 31 + subject.hashCode());
        return new SplittableRandom(mixed.nextLong() + number * 0x9E3779B97F4A7C15L);
    }

    private static Duration delay(Trouble trouble, SplittableRandom random) {
        if (trouble.isSlow()) {
            List<Integer> seconds = List.of(15, 40, 90, 240, 615, 900);
            return Duration.ofSeconds(seconds.get(random.nextInt(seconds.size())));
        }
        if (trouble == Trouble.LATE) {
            return Duration.ofSeconds(2 + random.nextInt(59));
        }
        boolean asksToWait = trouble == Trouble.ERROR && random.nextInt(4) == 0;
        return asksToWait ? Duration.ofSeconds(10 + random.nextInt(80)) : Duration.ZERO;
    }
}
