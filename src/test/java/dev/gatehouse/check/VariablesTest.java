package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VariablesTest {

    @Test
    void findsNothingInAVariableWithoutAName() {
        assertEquals(Optional.empty(), new Variables(Map.of("", "42")).find("BuildId"));
    }

    @Test
    void areFoundWhateverTheCaseAndTheDots() {
        Variables variables = new Variables(Map.of("build.reason", "Manual"));
        assertEquals(Optional.of("Manual"), variables.find("BuildReason"));
    }

    @Test
    void areFoundHoweverTheirWordsAreJoined() {
        for (String name : new String[] {"build.id", "build_id", "build-id", "buildid", ".build..id-"}) {
            assertEquals(Optional.of("42"), new Variables(Map.of(name, "42")).find("Build.Id"), name);
        }
        for (String name : new String[] {"build", "buildids", "build id", "uildid", "build.xid", "..."}) {
            assertEquals(Optional.empty(), new Variables(Map.of(name, "42")).find("Build.Id"), name);
        }
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
    void nameTheRunByAPositiveNumber() {
        assertEquals(Optional.of(2147483647), new Variables(Map.of("buildid", " 2147483647 ")).buildId());
    }

    @Test
    void nameNoRunByAnythingElse() {
        for (String value :
                new String[] {"", "0", "007", "-1", "2147483648", "9999999999", "4 2", "$(Build.BuildId)"}) {
            assertEquals(Optional.empty(), new Variables(Map.of("build.id", value)).buildId(), value);
        }
    }

    @Test
    void haveNamesInLowerCaseAsTheHostHandsThemOver() {
        assertThrows(IllegalArgumentException.class, () -> new Variables(Map.of("BuildId", "1")));
    }
}
