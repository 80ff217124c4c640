package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import dev.gatehouse.devhost.scenario.Scenario.Redelivery;
import dev.gatehouse.devhost.scenario.Scenario.Retries;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the checks that a scenario delivers. */
final class DeliveryReader {

    private DeliveryReader() {}

    static Delivery delivery(Place place, Names names) {
        place.object("check", "at", "run", "to", "headers", "body", "duplicates", "retries", "redelivery", "tokenLife");
        return new Delivery(
                place.find("check").map(Place::text).orElse("check"),
                place.find("at").map(Place::duration).orElse(Duration.ZERO),
                names.run(place),
                place.find("to").map(Place::text).orElse("checks"),
                place.find("headers")
                        .map(headers -> headers.map(DeliveryReader::header))
                        .orElse(Map.of()),
                place.find("body")
                        .map(body -> body.value().isTextual()
                                ? body.text()
                                : body.value().toString()),
                place.find("duplicates").map(times -> times.number(0)).orElse(0),
                place.find("retries").map(DeliveryReader::retries),
                place.find("redelivery").map(DeliveryReader::redelivery),
                place.find("tokenLife").map(Place::duration));
    }

    private static Optional<String> header(Place place) {
        return place.value().isNull() ? Optional.empty() : Optional.of(place.text());
    }

    private static Retries retries(Place place) {
        place.object("times", "after");
        return new Retries(place.get("times").number(1), place.get("after").duration());
    }

    private static Redelivery redelivery(Place place) {
        place.object("after", "times", "sameTask");
        return new Redelivery(
                place.get("after").duration(),
                place.find("times").map(times -> times.number(1)).orElse(1),
                place.find("sameTask").map(Place::yes).orElse(false));
    }
}
