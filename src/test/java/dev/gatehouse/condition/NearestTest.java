package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("all", "any", "not", "timelineTask", "workItems");

    @ParameterizedTest
    @CsvSource({
        "timelinetask, timelineTask",
        "TimeLineTasks, timelineTask",
        "workItem, workItems",
        "al, all",
        "timeline, timelineTask",
        "nto, "
    })
    void findsTheNameWithTheFewestEdits(String written, String meant) {
        assertEquals(Optional.ofNullable(meant), Nearest.to(written, KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "approval"})
    void guessesNothingThatIsFarAway(String written) {
        assertEquals(Optional.empty(), Nearest.to(written, KNOWN));
    }

    @Test
    void doesNotCompareWhatIsLongerThanAnyName() {
        assertEquals(Optional.empty(), Nearest.to("a".repeat(41), List.of("a".repeat(40))));
        assertEquals(Optional.of("a".repeat(40)), Nearest.to("a".repeat(40), List.of("a".repeat(40))));
    }
}
