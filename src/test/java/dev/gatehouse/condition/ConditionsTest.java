package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConditionsTest {

    static List<String> names() {
        return Conditions.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsEveryConditionThatItNames(String name) {
        assertTrue(Conditions.isKnown(name));
        assertFalse(problems(name).contains("unknown condition"), problems(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void knowsNoOtherSpelling(String name) {
        assertTrue(problems(name + "s").contains("the unknown condition \"" + name + "s\""), problems(name + "s"));
    }

    private static String problems(String name) {
        return Definitions.parse("{\"require\": {\"" + name + "\": null}}").toString();
    }
}
