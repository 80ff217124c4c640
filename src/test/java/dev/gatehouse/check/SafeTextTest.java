package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource({
        "##vso[task.complete],# #vso[task.complete]",
        "x ##VSO[task.complete],x # #VSO[task.complete]",
        "##[error]x,# #[error]x",
        "###[x,## #[x",
        "##vso [x,##vso [x",
        "# 12 ## 13,# 12 ## 13"
    })
    void commandsNothing(String text, String expected) {
        assertEquals(expected, SafeText.line(text, 100));
    }

    @Test
    void hidesNoCommandBehindWhatIsRemoved() {
        assertEquals("# #vso[x", SafeText.line("#\u0000#v\u202Eso\u0007[x", 100));
        assertEquals("# #[x", SafeText.line("##\u200B\u2060\u00AD\uFEFF\uDB40\uDC41[x", 100));
    }

    /** Whoever shows the line may leave them out, and the escape sequences of terminals. */
    @Test
    void hidesNoCommandBehindWhatHasNoWidth() {
        assertEquals("# #\uFE0Fvso[x", SafeText.line("##\uFE0Fvso[x", 100));
        assertEquals("# \u034F#v\u3164so[x", SafeText.line("#\u034F#v\u3164so[x", 100));
        assertEquals("# #[0mvso[x", SafeText.line("##\u001B[0mvso[x", 100));
        assertEquals("# #\uE000vso[x", SafeText.line("##\uE000vso[x", 100));
    }

    @Test
    void takesALetterThatIsTheSameInAnotherCaseForTheSame() {
        assertEquals("# #v\u017Fo[x", SafeText.line("##v\u017Fo[x", 100));
    }

    @Test
    void isOneLine() {
        assertEquals("a b c d e f", SafeText.line("a\r\nb\nc\u2028d\u0085e\tf", 100));
    }

    @Test
    void keepsWhatPeopleRead() {
        assertEquals("✔ “Größe” 👍🏽 日本語", SafeText.line("✔ “Größe” 👍🏽 日本語", 100));
    }

    @Test
    void cutsAtTheLengthAndNotThroughACharacter() {
        assertEquals("abcd…", SafeText.line("abcdefgh", 5));
        assertEquals("abc…", SafeText.line("abc👍👍👍", 5));
        assertEquals("abcde", SafeText.line("abcde", 5));
    }

    @Test
    void holdsForGeneratedText() {
        List<String> pieces = List.of(
                "#", "##", "vso", "VSO", "[", "]", "\n", "\r", "\u0000", "\u202E", "\uD83D", "\uDC4D", "x", "\t", " ");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j > 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String line = SafeText.line(text.toString(), 12);
            String shown = text + " -> " + line;
            assertFalse(line.toLowerCase(Locale.ROOT).contains("##vso["), shown);
            assertFalse(line.contains("##["), shown);
            assertTrue(line.chars().noneMatch(Character::isISOControl), shown);
            assertTrue(line.length() <= 12, shown);
        }
    }
}
