package dev.gatehouse.devhost.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A value in a scenario file and where it stands, read strictly. */
record Place(String file, String path, JsonNode value) {

    ScenarioMistake mistake(String sentence) {
        return new ScenarioMistake(file, path, sentence);
    }

    /** This object, after making sure that it has no keys but these. */
    Place object(String... keys) {
        if (!value.isObject()) {
            throw mistake("expected an object, found " + shown());
        }
        List<String> known = Arrays.asList(keys);
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw mistake("unknown key \"" + name + "\"; known are " + String.join(", ", known));
            }
        });
        return this;
    }

    /** The value under a key, where it is there. */
    Optional<Place> find(String key) {
        JsonNode found = value.get(key);
        return found == null ? Optional.empty() : Optional.of(new Place(file, path + "." + key, found));
    }

    /** The value under a key that has to be there. */
    Place get(String key) {
        return find(key).orElseThrow(() -> mistake("\"" + key + "\" is missing"));
    }

    <T> List<T> list(Function<Place, T> read) {
        if (!value.isArray()) {
            throw mistake("expected an array, found " + shown());
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(read.apply(new Place(file, path + "[" + i + "]", value.get(i))));
        }
        return List.copyOf(list);
    }

    <T> List<T> list(String key, Function<Place, T> read) {
        return find(key).map(place -> place.list(read)).orElse(List.of());
    }

    <T> Map<String, T> map(Function<Place, T> read) {
        if (!value.isObject()) {
            throw mistake("expected an object, found " + shown());
        }
        Map<String, T> map = new LinkedHashMap<>();
        value.properties()
                .forEach(entry -> map.put(
                        entry.getKey(), read.apply(new Place(file, path + "." + entry.getKey(), entry.getValue()))));
        return map;
    }

    /** Several texts, or one. */
    List<String> texts() {
        return value.isTextual() ? List.of(text()) : list(Place::text);
    }

    String text() {
        if (!value.isTextual()) {
            throw mistake("expected a string, found " + shown());
        }
        return value.textValue();
    }

    String oneOf(List<String> words) {
        String text = text();
        return words.stream()
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> mistake("expected one of " + String.join(", ", words) + ", found " + shown()));
    }

    int number(int least) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw mistake("expected a whole number of at least " + least + ", found " + shown());
        }
        return value.intValue();
    }

    long wholeNumber() {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw mistake("expected a whole number, found " + shown());
        }
        return value.longValue();
    }

    double probability() {
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
            throw mistake("expected a probability between 0 and 1, found " + shown());
        }
        return value.doubleValue();
    }

    boolean yes() {
        if (!value.isBoolean()) {
            throw mistake("expected true or false, found " + shown());
        }
        return value.booleanValue();
    }

    Duration duration() {
        try {
            Duration duration = Duration.parse(text());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw mistake("expected a duration such as \"PT8S\" or \"PT2H\", found " + shown());
        }
        throw mistake("expected a duration that is not negative, found " + shown());
    }

    UUID guid() {
        try {
            return UUID.fromString(text());
        } catch (IllegalArgumentException e) {
            throw mistake("expected a GUID, found " + shown());
        }
    }

    private String shown() {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
