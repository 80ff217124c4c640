package dev.gatehouse.condition;

import java.util.Map;
import java.util.Optional;

/**
 * What the conditions of a check kept at its last evaluation.
 *
 * @param byPlace the texts by the JSON paths of their conditions
 */
public record Notes(Map<String, String> byPlace) {

    public static final Notes NONE = new Notes(Map.of());

    public Notes {
        byPlace = Map.copyOf(byPlace);
    }

    Optional<String> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /** Whatever is noted may be secret, such as where an answer waits. */
    @Override
    public String toString() {
        return "Notes" + byPlace.keySet();
    }
}
