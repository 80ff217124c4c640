package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema that editors are given and the code that reads definitions say the same. */
class DefinitionSchemaTest {

    private static final long SEED = 20_260_301;
    private static final int CASES = 5_000;
    private static final String NOT_A_KEY = "noKeyAtAllOfThisObject";
    private static final String KNOWN = "known keys: ";

    /** An object in the schema, and where it is in a definition. */
    private record Place(List<String> keys, JsonNode schema) {
        @Override
        public String toString() {
            return String.join(".", keys);
        }
    }

    @Test
    void namesTheConditionsThatTheCodeKnows() {
        assertEquals(new TreeSet<>(Conditions.names()), keys(CheckSchema.TREE.at("/definitions/condition/properties")));
    }

    @TestFactory
    Stream<DynamicTest> hasTheKeysThatTheCodeKnows() {
        return places().map(place -> DynamicTest.dynamicTest(
                "of " + place,
                () -> assertEquals(known(place), keys(place.schema().get("properties")))));
    }

    @TestFactory
    Stream<DynamicTest> describesEachKey() {
        return places().map(place -> DynamicTest.dynamicTest("of " + place, () -> {
            JsonNode properties = place.schema().get("properties");
            for (String key : keys(properties)) {
                JsonNode property = properties.get(key);
                JsonNode resolved = CheckSchema.resolved(property);
                assertTrue(
                        property.has("description") || resolved.has("description"), () -> key + " has no description");
            }
        }));
    }

    @Test
    void whatTheSchemaAllowsIsUnderstood() {
        SchemaInstances instances = new SchemaInstances(CheckSchema.TREE, new SplittableRandom(SEED));
        for (int i = 0; i < CASES; i++) {
            JsonNode definition = instances.next();

            assertEquals(List.of(), CheckSchema.problems(definition), definition::toString);
            assertEquals(List.of(), problems(definition), definition::toString);
        }
    }

    @Test
    void whatTheSchemaForbidsIsRefusedAndNothingElse() {
        SchemaInstances instances = new SchemaInstances(CheckSchema.TREE, new SplittableRandom(SEED + 1));
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            JsonNode definition = instances.damaged(instances.next());
            List<String> bySchema = CheckSchema.problems(definition);
            List<Problem> byCode = problems(definition);

            assertEquals(
                    bySchema.isEmpty(),
                    byCode.isEmpty(),
                    () -> definition + "\nby the schema " + bySchema + "\nby the code " + byCode);
            wrong += byCode.isEmpty() ? 0 : 1;
        }
        assertTrue(wrong > CASES / 2 && wrong < CASES, wrong + " of " + CASES + " were wrong");
    }

    @Test
    void itsExamplesAreRightThemselves() {
        places().forEach(place -> place.schema().path("examples").forEach(example -> {
            JsonNode definition = at(place, example);

            assertEquals(List.of(), CheckSchema.problems(definition), definition::toString);
            assertEquals(List.of(), problems(definition), definition::toString);
        }));
    }

    /** The definition itself, each condition, whom to tell, and the objects inside them. */
    private static Stream<Place> places() {
        List<Place> places = new ArrayList<>(List.of(new Place(List.of(), CheckSchema.TREE)));
        JsonNode conditions = CheckSchema.TREE.at("/definitions/condition/properties");
        for (String name : keys(conditions)) {
            collect(List.of("require", name), conditions.get(name), places);
        }
        collect(List.of("notify"), CheckSchema.TREE.at("/properties/notify"), places);
        return places.stream();
    }

    private static void collect(List<String> keys, JsonNode schema, List<Place> places) {
        JsonNode resolved = CheckSchema.resolved(schema);
        if (resolved.has("properties") && !resolved.has("maxProperties")) {
            places.add(new Place(keys, resolved));
            for (String key : keys(resolved.get("properties"))) {
                List<String> inside = new ArrayList<>(keys);
                inside.add(key);
                collect(inside, resolved.get("properties").get(key), places);
            }
        }
        resolved.path("anyOf").forEach(choice -> collect(keys, choice, places));
    }

    /** The code names the keys that it knows where it meets one that it does not. */
    private static Set<String> known(Place place) {
        JsonNode definition = at(place, JsonNodeFactory.instance.objectNode().put(NOT_A_KEY, 1));
        String advice = problems(definition).stream()
                .filter(problem -> problem.at().endsWith("." + NOT_A_KEY))
                .map(Problem::advice)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no word about the key in " + problems(definition)));
        if (advice.equals("there are no keys here")) {
            return Set.of();
        }
        return new TreeSet<>(Arrays.asList(
                advice.substring(advice.indexOf(KNOWN) + KNOWN.length()).split(", ")));
    }

    private static JsonNode at(Place place, JsonNode value) {
        JsonNode node = value;
        for (int i = place.keys().size() - 1; i >= 0; i--) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            node = around.set(place.keys().get(i), node);
        }
        if (node instanceof ObjectNode definition && place.keys().contains("notify")) {
            definition.putObject("require").putObject("otherChecks");
        }
        return node;
    }

    private static List<Problem> problems(JsonNode definition) {
        return Body.read(definition.toString().getBytes(StandardCharsets.UTF_8), Optional.empty(), Policies.shipped())
                .fold(defines -> List.of(), call -> List.of(), problems -> problems);
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
