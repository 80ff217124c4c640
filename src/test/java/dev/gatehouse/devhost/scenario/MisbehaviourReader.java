package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Misbehaviour;

/** Reads how often Azure DevOps does not behave. */
final class MisbehaviourReader {

    private MisbehaviourReader() {}

    static Misbehaviour misbehaviour(Place place) {
        place.object(
                "seed",
                "until",
                "delay",
                "delayFor",
                "tooManyRequests",
                "retryAfter",
                "serverError",
                "droppedConnection",
                "signInPage",
                "duplicateDelivery");
        Misbehaviour none = Misbehaviour.NONE;
        return new Misbehaviour(
                place.find("seed").map(Place::wholeNumber),
                place.find("until").map(Place::duration),
                probability(place, "delay"),
                place.find("delayFor").map(Place::duration).orElse(none.delayFor()),
                probability(place, "tooManyRequests"),
                place.find("retryAfter").map(Place::duration).orElse(none.retryAfter()),
                probability(place, "serverError"),
                probability(place, "droppedConnection"),
                probability(place, "signInPage"),
                probability(place, "duplicateDelivery"));
    }

    private static double probability(Place place, String key) {
        return place.find(key).map(Place::probability).orElse(0.0);
    }
}
