package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import dev.gatehouse.devhost.scenario.Scenario.Event;
import dev.gatehouse.webhook.SigningKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what others raise for the checks. */
final class EventReader {

    private static final int ACCEPTED = 202;

    private EventReader() {}

    static Event event(Place place, List<Delivery> deliveries, Map<String, String> settings) {
        place.object("at", "check", "name", "connection", "body", "status");
        List<String> checks = deliveries.stream().map(Delivery::check).toList();
        if (checks.isEmpty()) {
            throw place.mistake("nothing is delivered, so no event can be raised");
        }
        if (checks.size() > 1) {
            place.get("check");
        }
        return new Event(
                place.get("at").duration(),
                place.find("check").map(check -> check.oneOf(checks)).orElse(checks.get(0)),
                place.get("name").text(),
                place.find("connection").map(connection -> key(connection, settings)),
                place.find("body").map(EventReader::body).orElse(""),
                place.find("status").map(status -> status.number(1)).orElse(ACCEPTED));
    }

    private static String body(Place place) {
        return place.value().isTextual() ? place.text() : place.value().toString();
    }

    private static SigningKey key(Place place, Map<String, String> settings) {
        String prefix = "GATEHOUSE_CONNECTIONS__" + place.text().toUpperCase(Locale.ROOT) + "__";
        String secret = Optional.ofNullable(settings.get(prefix + "SECRET"))
                .orElseThrow(() -> place.mistake("\"settings\" have no " + prefix + "SECRET"));
        return new SigningKey(secret, settings.getOrDefault(prefix + "SIGNATURE_HEADER", SigningKey.USUAL_HEADER));
    }
}
