package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gatehouse.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema that editors are given for policies and the code that reads them say the same. */
final class PolicySchemaTest {

    private static final Path FILE = Path.of("src/main/resources/policy.schema.json");
    private static final String WRITE = "gatehouse.policySchema.write";
    private static final long SEED = 20_260_302;
    private static final int CASES = 3_000;

    private static final ObjectNode TREE = PolicySchema.made();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(TREE);

    @Test
    void isMadeOfTheSchemaOfDefinitions() throws IOException {
        String made = new JsonMapper()
                        .writer(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(TREE)
                        .replace("\r\n", "\n")
                + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, made);
        }
        assertEquals(
                made,
                Files.readString(FILE),
                "check.schema.json has changed: write the schema of policies anew with mvn test"
                        + " -Dtest=PolicySchemaTest -D" + WRITE + "=true");
    }

    @TestFactory
    Stream<DynamicTest> takesThePoliciesThatShip() {
        return Policies.shipped().names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertEquals(
                                List.of(),
                                problems(new JsonMapper()
                                        .readTree(Path.of("src/main/resources/policies", name + ".json")
                                                .toFile())))));
    }

    @Test
    void whatTheSchemaAllowsIsUnderstood() {
        SchemaInstances instances = new SchemaInstances(TREE, new SplittableRandom(SEED));
        for (int i = 0; i < CASES; i++) {
            JsonNode policy = instances.next();

            assertEquals(List.of(), problems(policy), policy::toString);
            assertEquals(List.of(), mistakes(policy), policy::toString);
        }
    }

    @Test
    void whatTheSchemaForbidsIsRefusedAndNothingElse() {
        SchemaInstances instances = new SchemaInstances(TREE, new SplittableRandom(SEED + 1));
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            JsonNode policy = instances.damaged(instances.next());
            List<String> bySchema = problems(policy);
            List<Problem> byCode = mistakes(policy);

            assertEquals(
                    bySchema.isEmpty(),
                    byCode.isEmpty(),
                    () -> policy + "\nby the schema " + bySchema + "\nby the code " + byCode);
            wrong += byCode.isEmpty() ? 0 : 1;
        }
        assertTrue(wrong > CASES / 2 && wrong < CASES, wrong + " of " + CASES + " were wrong");
    }

    private static List<String> problems(JsonNode policy) {
        return SCHEMA.validate(policy).stream().map(Object::toString).toList();
    }

    private static List<Problem> mistakes(JsonNode policy) {
        return Policies.of(Map.of("gate", policy.toString()))
                .find("gate")
                .orElseThrow()
                .mistakes();
    }
}
