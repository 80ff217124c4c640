package dev.gatehouse.ledger;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Records with whatever a check can have, the same for the same randomness. */
final class SampleRecords {

    static final Decision DECISION = new Decision(Decision.Result.FAILED, "no");

    private static final List<String> LETTERS = List.of(
            "a", "Z", "0", " ", "'", "\"", "\\", "\n", "\t", "{", "}", "<", "&", "ß", "Ж", "字", "\u0001", "\u2028",
            "🚦", "👩‍🚀");

    private final RandomGenerator random;

    SampleRecords(RandomGenerator random) {
        this.random = random;
    }

    CheckRecord next() {
        return next(uuid());
    }

    CheckRecord next(UUID plan) {
        Delivery delivery = new Delivery(
                URI.create("https://dev.azure.com/contoso-" + random.nextInt(10)),
                uuid(),
                any(Hub.values()),
                plan,
                uuid(),
                maybe(this::uuid),
                uuid(),
                variables());
        long first = random.nextLong(1L << 40);
        return new CheckRecord(
                CheckId.of(delivery),
                1 + random.nextInt(5),
                uuid().toString(),
                delivery,
                "{\"require\": \"" + text(40) + "\"}",
                maybe(() -> new PolicyVersion("policy-" + random.nextInt(9), "v" + random.nextInt(9))),
                maybe(() -> text(200)),
                maybe(this::time),
                time(),
                time(),
                first,
                first + random.nextInt(1000),
                time(),
                random.nextInt(3),
                phase(),
                maybe(() -> text(random.nextInt(300))),
                maybe(() -> text(random.nextInt(100))),
                told(),
                history(),
                random.nextBoolean() ? EnumSet.noneOf(Happening.class) : EnumSet.of(any(Happening.values())));
    }

    Phase phase() {
        return switch (random.nextInt(3)) {
            case 0 -> new Phase.Evaluating(time(), maybe(this::time), random.nextInt(9), maybe(this::time));
            case 1 -> new Phase.Delivering(decision(), time(), random.nextInt(6), maybe(this::time));
            default -> {
                Optional<Decision> decision = maybe(this::decision);
                yield new Phase.Ended(decision, decision.map(any -> time()), any(Phase.End.values()), text(60), time());
            }
        };
    }

    /** A time that no store keeps wholly: with nanoseconds. */
    Instant time() {
        return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000), random.nextInt(1_000_000_000));
    }

    private Told told() {
        return new Told(
                maybe(() -> random.nextInt(20)),
                maybe(this::uuid),
                maybe(() -> random.nextInt(1000)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private History history() {
        History history = History.NONE;
        for (int i = random.nextInt(25); i > 0; i--) {
            history = random.nextBoolean()
                    ? history.evaluated(time(), "waiting", text(random.nextInt(3)))
                    : history.attempted(time(), text(random.nextInt(400)));
        }
        return history;
    }

    private Decision decision() {
        return new Decision(any(Decision.Result.values()), "because " + text(50), random.nextBoolean());
    }

    private Variables variables() {
        Map<String, String> byName = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            byName.put("build.variable-" + i, text(random.nextInt(30)));
        }
        return new Variables(byName);
    }

    String text(int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
