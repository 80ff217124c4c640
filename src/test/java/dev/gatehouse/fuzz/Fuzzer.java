package dev.gatehouse.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Makes deliveries of valid ones, each from its number and always the same. */
final class Fuzzer {

    private static final int MOST_CHANGES = 3;

    private final List<FuzzedDelivery> valid = ValidDeliveries.all();

    List<FuzzedDelivery> valid() {
        return valid;
    }

    FuzzedDelivery delivery(long number) {
        SplittableRandom random = new SplittableRandom(number);
        FuzzedDelivery delivery = OddTexts.of(valid, random);
        for (int left = random.nextInt(MOST_CHANGES + 1); left > 0; left--) {
            delivery = random.nextInt(5) < 2
                    ? HeaderMutations.change(delivery, random)
                    : delivery.withBody(BodyMutations.change(delivery.body(), random));
        }
        return delivery;
    }
}
