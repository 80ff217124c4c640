package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void cutsLongTextsBetweenCharacters() {
        assertEquals("\"" + "x".repeat(80) + "…\"", Shown.quoted("x".repeat(81)));
        assertEquals("🚦…", Shown.plain("🚦🚦", 3));
        assertEquals("🚦🚦", Shown.plain("🚦🚦", 4));
    }

    @Test
    void escapesWhatWouldBreakOrTurnALine() {
        assertEquals("a\\u000a\\u0000\\u202e\\u2028\\ud83db", Shown.plain("a\n\u0000\u202e\u2028\ud83db", 80));
    }

    @Test
    void neverCutsThroughAnEscape() {
        assertEquals("a…", Shown.plain("a\nb", 6));
        assertEquals("a\\u000a…", Shown.plain("a\nb", 7));
    }

    @Test
    void joinsWordsAsPeopleDo() {
        assertEquals("a", Shown.either(List.of("a")));
        assertEquals("a or b", Shown.either(List.of("a", "b")));
        assertEquals("a, b or c", Shown.either(List.of("a", "b", "c")));
    }

    @Test
    void saysHowManyAreLeftOut() {
        assertEquals("a, b", Shown.firstOf(List.of("a", "b"), 2, ", "));
        assertEquals("a, b, and 2 more", Shown.firstOf(List.of("a", "b", "c", "d"), 2, ", "));
    }
}
