package dev.gatehouse.devhost.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import dev.gatehouse.devhost.scenario.Scenario.Misbehaviour;
import dev.gatehouse.devhost.scenario.Scenario.Run;
import dev.gatehouse.devhost.scenario.Scenario.Source;
import dev.gatehouse.devhost.scenario.Scenario.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                "events",
                "misbehaviour",
                "sources",
                "expect");
        List<Run> runs = place.get("runs").list(RunReader::run);
        if (runs.isEmpty()) {
            throw place.get("runs").mistake("expected at least one run");
        }
        Map<String, Map<String, String>> types = new LinkedHashMap<>(ProcessTemplate.AGILE);
        place.find("workItemTypes").ifPresent(own -> types.putAll(own.map(states -> states.map(Place::text))));
        List<WorkItem> items = place.list("workItems", item -> workItem(item, types));
        Names names = new Names(runs, items);
        List<Delivery> deliveries = place.get("deliveries").list(delivery -> DeliveryReader.delivery(delivery, names));
        names.unique(
                place.get("deliveries"),
                deliveries.stream().map(Delivery::check).toList());
        Map<String, String> settings =
                place.find("settings").map(own -> own.map(Place::text)).orElse(Map.of());
        return new Scenario(
                place.get("title").text(),
                place.find("seed").map(Place::wholeNumber).orElse(1L),
                settings,
                runs,
                items,
                types,
                deliveries,
                place.list("changes", change -> ChangeReader.change(change, names, types)),
                place.list("events", event -> EventReader.event(event, deliveries, settings)),
                place.find("misbehaviour").map(MisbehaviourReader::misbehaviour).orElse(Misbehaviour.NONE),
                sources(place),
                place.list("expect", expect -> ExpectationReader.expectation(expect, deliveries)));
    }

    private static List<Source> sources(Place place) {
        List<Source> sources = place.list("sources", SourceReader::source);
        Names.twice(sources.stream().map(Source::connection).toList()).ifPresent(name -> {
            throw place.get("sources").mistake("two sources are the connection \"" + name + "\"");
        });
        return sources;
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
}
