package dev.gatehouse.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Texts that somebody could mean harm with, or that no program expects. */
final class OddTexts {

    private static final List<String> PIECES = List.of(
            "##vso[task.complete result=Succeeded]",
            "##VSO[task.setvariable variable=x]y",
            "##[error]",
            "##[command]rm",
            "##",
            "#",
            "vso[",
            "[",
            "##\u200Bvso[x]",
            "#\u0000#v\u202Eso[x]",
            "#\uFE0F#\u034F[x]",
            "##\u001B[0mvso[x]",
            "\u001B[31m",
            "\r\n",
            "\n",
            "\r",
            "\u0000",
            "\u0007\b",
            "\u007F",
            "\u0085",
            "\u009B31m",
            "\u2028",
            "\u2029",
            "\u202E\u2066",
            "\u200E\u200F\u061C",
            "\uFEFF",
            "\uD83D",
            "\uDEA6",
            "🚦",
            "👨\u200D👩\u200D👧",
            "e\u0301\u0301\u0301",
            "\uDB40\uDC41",
            "\uFFFD\uFFFE",
            "İıſß",
            "ΑΣ",
            "日本語",
            "עברית",
            "$(system.AccessToken)",
            "$(x",
            "${change}",
            "\"",
            "\\",
            "\\u0000",
            "'",
            "<script>",
            "%0d%0a",
            "%s%n",
            "{}",
            "{0}",
            "\t",
            " ",
            ",",
            "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln",
            "#12 AB#13",
            "WARNING Check 67be341f5310552fe0cd7c580e77b98b-fb085e56575572ce0ba2: ended");

    /** One character of each category that Unicode has. */
    private static final List<String> OF_EACH_CATEGORY = IntStream.rangeClosed(0, 30)
            .mapToObj(category -> IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                    .filter(one -> Character.getType(one) == category)
                    .limit(3)
                    .mapToObj(Character::toString)
                    .toList())
            .flatMap(List::stream)
            .toList();

    private OddTexts() {}

    /** From one piece to a few; now and then a very long one. */
    static String any(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            text.append(piece(random));
        }
        return random.nextInt(60) == 0 ? text.toString().repeat(1 + times(2_000, random)) : text.toString();
    }

    private static String piece(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> OF_EACH_CATEGORY.get(random.nextInt(OF_EACH_CATEGORY.size()));
            case 1 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 2 -> Character.toString(random.nextInt(0x250));
            default -> of(PIECES, random);
        };
    }

    /** A text with an odd one in it, or with a part of it gone, twice, or turned to another case. */
    static String changed(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        return switch (random.nextInt(7)) {
            case 0 -> any(random);
            case 1 -> "";
            case 2 -> text.substring(0, at) + text.substring(end);
            case 3 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
            case 4 -> random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text + "," + text;
            default -> text.substring(0, at) + any(random) + text.substring(end);
        };
    }

    /** Mostly a few; now and then so many that something has to stop them. */
    static int times(int most, SplittableRandom random) {
        return random.nextInt(random.nextInt(12) == 0 ? most : 6);
    }

    static <T> T of(List<T> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
