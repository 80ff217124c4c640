package dev.gatehouse.evidence;

import dev.gatehouse.check.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What hardly ever changes, remembered from one evaluation to the next. */
final class Remembered {

    private static final int MOST_TYPES = 500;

    /** As many as one instance evaluates in turn: were there fewer, none would be remembered until its turn comes. */
    private static final int MOST_STARTS = 20_000;

    private static final Duration STATES_LIFE = Duration.ofMinutes(15);
    // A run never changes how it began; it is only not to be kept forever.
    private static final Duration START_LIFE = Duration.ofHours(12);

    private final ExpiringCache<TypeKey, Map<String, String>> states;
    private final ExpiringCache<BuildKey, RunStart> starts;

    Remembered(InstantSource clock) {
        this.states = new ExpiringCache<>(MOST_TYPES, STATES_LIFE, clock);
        this.starts = new ExpiringCache<>(MOST_STARTS, START_LIFE, clock);
    }

    /** The states of a type of work items in a project of a collection; without a project's name, in the delivery's. */
    record TypeKey(String collection, UUID deliveryProject, Optional<String> project, String type) {
        static TypeKey of(Delivery delivery, Optional<String> project, String type) {
            return new TypeKey(Remembered.collection(delivery), delivery.projectId(), project, type);
        }
    }

    /**
     * How a run began.
     *
     * @param reason why
     * @param sourceVersion of what; empty where Azure DevOps does not say
     */
    record RunStart(String reason, String sourceVersion) {}

    private record BuildKey(String collection, UUID project, int buildId) {}

    Optional<Map<String, String>> states(TypeKey key) {
        return states.find(key);
    }

    void states(TypeKey key, Map<String, String> categoryByState) {
        states.put(key, categoryByState);
    }

    Optional<RunStart> start(Delivery delivery, int buildId) {
        return starts.find(new BuildKey(collection(delivery), delivery.projectId(), buildId));
    }

    void start(Delivery delivery, int buildId, RunStart start) {
        starts.put(new BuildKey(collection(delivery), delivery.projectId(), buildId), start);
    }

    private static String collection(Delivery delivery) {
        return delivery.planUrl().toString().toLowerCase(Locale.ROOT);
    }
}
