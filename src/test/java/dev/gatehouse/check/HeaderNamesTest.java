package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeaderNamesTest {

    @ParameterizedTest
    @CsvSource({
        "BuildId, true, true",
        "signer, true, true",
        "ProjectId, false, true",
        "taskinstanceid, false, true",
        "PlanUrl, false, true",
        "AuthToken, false, false",
        "Connection, false, false",
        "from, false, false",
        "X-Forwarded-For, false, false",
        "Api-Key, false, false",
        "ClientSecret, false, false",
    })
    void tellsWhatIsKeptAndWhatFillsInAnyCase(String name, boolean isVariable, boolean canFill) {
        assertEquals(isVariable, HeaderNames.isVariable(name), name + " as a variable");
        assertEquals(canFill, HeaderNames.canFill(name), name + " in a policy");
    }
}
