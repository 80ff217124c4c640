package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VariablesTest {

    @Test
    void areFoundWhateverTheCaseAndTheDots() {
        Variables variables = new Variables(Map.of("build.reason", "Manual"));
        assertEquals(Optional.of("Manual"), variables.find("BuildReason"));
    }

    @Test
    void preferTheExactName() {
        Variables variables = new Variables(Map.of("build.id", "1", "buildid", "2"));
        assertEquals(Optional.of("2"), variables.find("BuildId"));
    }

    @Test
    void areAbsentWhenNobodyConfiguredThem() {
        assertEquals(Optional.empty(), Variables.NONE.find("BuildId"));
    }

    @Test
    void haveNamesInLowerCaseAsTheHostHandsThemOver() {
        assertThrows(IllegalArgumentException.class, () -> new Variables(Map.of("BuildId", "1")));
    }
}
