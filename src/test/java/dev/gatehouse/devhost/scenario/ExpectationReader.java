package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import dev.gatehouse.devhost.scenario.Scenario.Expectation;
import dev.gatehouse.devhost.scenario.Scenario.ExpectedAnswer;
import java.util.List;

/** Reads what a scenario expects. */
final class ExpectationReader {

    private static final int OK = 200;

    private ExpectationReader() {}

    static Expectation expectation(Place place, List<Delivery> deliveries) {
        place.object(
                "check",
                "decision",
                "notBefore",
                "notLater",
                "reason",
                "log",
                "attached",
                "operation",
                "decisions",
                "answer");
        List<String> checks = deliveries.stream().map(Delivery::check).toList();
        if (checks.isEmpty()) {
            throw place.mistake("nothing is delivered, so nothing can be expected");
        }
        if (checks.size() > 1) {
            place.get("check");
        }
        String decision = place.get("decision").oneOf(List.of("succeeded", "failed", "none"));
        return new Expectation(
                place.find("check").map(check -> check.oneOf(checks)).orElse(checks.get(0)),
                decision,
                place.find("notBefore").map(Place::duration),
                place.find("notLater").map(Place::duration),
                place.find("reason").map(Place::texts).orElse(List.of()),
                place.find("log").map(Place::texts).orElse(List.of()),
                place.find("attached").map(Place::yes),
                place.find("operation").map(Place::texts).orElse(List.of()),
                place.find("decisions").map(count -> count.number(0)).orElse(decision.equals("none") ? 0 : 1),
                place.find("answer").map(ExpectationReader::answer).orElse(new ExpectedAnswer(OK, List.of())));
    }

    private static ExpectedAnswer answer(Place place) {
        place.object("status", "problems");
        return new ExpectedAnswer(place.get("status").number(100), place.list("problems", Place::text));
    }
}
