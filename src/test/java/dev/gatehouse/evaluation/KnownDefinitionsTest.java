package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gatehouse.condition.Definitions;
import org.junit.jupiter.api.Test;

/** What is remembered of definitions, and for how many. */
class KnownDefinitionsTest {

    private final KnownDefinitions known = new KnownDefinitions();

    @Test
    void parsesADefinitionOnceThatManyChecksShare() {
        assertSame(known.of(definition(1)), known.of(definition(1)));
    }

    @Test
    void givesEachTextItsOwnDefinition() {
        known.of(definition(1));
        assertEquals(Definitions.parse(definition(2)), known.of(definition(2)));
    }

    @Test
    void forgetsTheOneUnusedForLongest() {
        Object first = known.of(definition(1));
        Object second = known.of(definition(2));
        for (int number = 3; number <= 201; number++) {
            known.of(definition(number));
            assertSame(first, known.of(definition(1)));
        }
        assertNotSame(second, known.of(definition(2)));
    }

    @Test
    void keepsNoLargeOne() {
        String large = definition(1) + " ".repeat(8 * 1024);
        assertNotSame(known.of(large), known.of(large));
    }

    private static String definition(int number) {
        return "{\"giveUpAfter\":\"PT" + number + "H\",\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";
    }
}
