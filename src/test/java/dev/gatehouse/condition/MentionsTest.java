package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#12|12",
                "Fix login (#12)|12",
                "AB#12: fix|12",
                "fixes ab#12.|12",
                "#0012|12",
                "#2147483647|2147483647"
            })
    void findsTheNumber(String message, int id) {
        assertEquals(Set.of(id), Mentions.in(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C#12",
                "C#12x",
                "#12x",
                "#12_",
                "repo#12",
                "XAB#12",
                "&#12;",
                "##12",
                "https://host/path/#12",
                "#1.2",
                "#0",
                "#2147483648",
                "#99999999999999999999",
                "12",
                "#",
                "AB12",
                "é#12"
            })
    void leavesOtherTextAlone(String message) {
        assertEquals(Set.of(), Mentions.in(message));
    }

    @Test
    void givesEachNumberOnceInOrder() {
        assertEquals(List.of(3, 12, 15), List.copyOf(Mentions.in("#12, #3 and AB#12,#15")));
    }

    @Test
    void findsTheNumberBehindMuchThatLooksLikeOne() {
        assertEquals(Set.of(7), Mentions.in("#0".repeat(50_000) + " #" + "1".repeat(50_000) + " #7"));
    }
}
