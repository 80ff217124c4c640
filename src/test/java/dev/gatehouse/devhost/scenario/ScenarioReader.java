package dev.gatehouse.devhost.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import dev.gatehouse.devhost.scenario.Scenario.Misbehaviour;
import dev.gatehouse.devhost.scenario.Scenario.Redelivery;
import dev.gatehouse.devhost.scenario.Scenario.Run;
import dev.gatehouse.devhost.scenario.Scenario.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads scenario files. What it does not know is a mistake; see {@code src/site/markdown/scenarios.md} for the format. */
public final class ScenarioReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScenarioReader() {}

    /**
     * Reads a file.
     *
     * @throws ScenarioMistake for a file that cannot be read or used
     */
    public static Scenario read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            throw new ScenarioMistake(name, "$", "cannot be read: " + e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name the file's, for mistakes
     * @throws ScenarioMistake for a text that cannot be used
     */
    public static Scenario parse(String name, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ScenarioMistake(
                    name,
                    "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    "is no JSON: " + e.getOriginalMessage());
        }
        return scenario(new Place(name, "$", root));
    }

    private static Scenario scenario(Place place) {
        place.object(
                "title",
                "seed",
                "settings",
                "runs",
                "workItems",
                "workItemTypes",
                "deliveries",
                "changes",
                "misbehaviour",
                "expect");
        List<Run> runs = place.get("runs").list(RunReader::run);
        if (runs.isEmpty()) {
            throw place.get("runs").mistake("expected at least one run");
        }
        Map<String, Map<String, String>> types = new LinkedHashMap<>(ProcessTemplate.AGILE);
        place.find("workItemTypes").ifPresent(own -> types.putAll(own.map(states -> states.map(Place::text))));
        List<WorkItem> items = place.list("workItems", item -> workItem(item, types));
        Names names = new Names(runs, items);
        List<Delivery> deliveries = place.get("deliveries").list(delivery -> delivery(delivery, names));
        names.unique(
                place.get("deliveries"),
                deliveries.stream().map(Delivery::check).toList());
        return new Scenario(
                place.get("title").text(),
                place.find("seed").map(Place::wholeNumber).orElse(1L),
                place.find("settings")
                        .map(settings -> settings.map(Place::text))
                        .orElse(Map.of()),
                runs,
                items,
                types,
                deliveries,
                place.list("changes", change -> ChangeReader.change(change, names, types)),
                place.find("misbehaviour").map(ScenarioReader::misbehaviour).orElse(Misbehaviour.NONE),
                place.list("expect", expect -> ExpectationReader.expectation(expect, deliveries)));
    }

    private static WorkItem workItem(Place place, Map<String, Map<String, String>> types) {
        place.object("id", "type", "title", "state", "project");
        String type = place.find("type").map(Place::text).orElse("User Story");
        if (!types.containsKey(type)) {
            throw place.get("type")
                    .mistake("unknown work item type; known are " + String.join(", ", types.keySet())
                            + ", and workItemTypes can add more");
        }
        Place state = place.get("state");
        return new WorkItem(
                place.get("id").number(1),
                type,
                place.get("title").text(),
                state.oneOf(List.copyOf(types.getOrDefault(type, Map.of()).keySet())),
                place.find("project").map(Place::text));
    }

    private static Delivery delivery(Place place, Names names) {
        place.object("check", "at", "run", "to", "headers", "body", "duplicates", "redelivery", "tokenLife");
        return new Delivery(
                place.find("check").map(Place::text).orElse("check"),
                place.find("at").map(Place::duration).orElse(Duration.ZERO),
                names.run(place),
                place.find("to").map(Place::text).orElse("checks"),
                place.find("headers")
                        .map(headers -> headers.map(ScenarioReader::header))
                        .orElse(Map.of()),
                place.find("body")
                        .map(body -> body.value().isTextual()
                                ? body.text()
                                : body.value().toString()),
                place.find("duplicates").map(times -> times.number(0)).orElse(0),
                place.find("redelivery").map(ScenarioReader::redelivery),
                place.find("tokenLife").map(Place::duration));
    }

    private static Optional<String> header(Place place) {
        return place.value().isNull() ? Optional.empty() : Optional.of(place.text());
    }

    private static Redelivery redelivery(Place place) {
        place.object("after", "times", "sameTask");
        return new Redelivery(
                place.get("after").duration(),
                place.find("times").map(times -> times.number(1)).orElse(1),
                place.find("sameTask").map(Place::yes).orElse(false));
    }

    private static Misbehaviour misbehaviour(Place place) {
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

    /** The names that other parts of a scenario may use. */
    static final class Names {

        private final List<Run> runs;
        private final List<WorkItem> items;

        Names(List<Run> runs, List<WorkItem> items) {
            this.runs = runs;
            this.items = items;
        }

        /** The run that a place names, or the first. */
        String run(Place place) {
            return place.find("run")
                    .map(run -> run.oneOf(runs.stream().map(Run::name).toList()))
                    .orElse(runs.get(0).name());
        }

        Run named(String run) {
            return runs.stream()
                    .filter(one -> one.name().equals(run))
                    .findFirst()
                    .orElseThrow();
        }

        WorkItem workItem(Place id) {
            int number = id.number(1);
            return items.stream()
                    .filter(item -> item.id() == number)
                    .findFirst()
                    .orElseThrow(() -> id.mistake("no work item has this id"));
        }

        void unique(Place place, List<String> names) {
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw place.mistake("two deliveries are called \"" + name + "\"; give each a name of its own in"
                            + " \"check\"");
                }
            }
        }
    }
}
