package dev.gatehouse.expression;

import java.util.Locale;
import java.util.SplittableRandom;

/** Expressions, documents and damaged texts at random; the same for the same seed. */
final class Generated {

    private static final String[] KEYS = {"a", "b", "a b", "it's", "0", "*"};
    private static final String[] LITERALS = {
        "null",
        "true",
        "FALSE",
        "0",
        "1",
        "-1.50",
        ".5",
        "12345678901234567890.123",
        "1.2.3",
        "1.10.0.0",
        "''",
        "'a'",
        "'A'",
        "'it''s'",
        "'1.5'",
        "'1,000'",
        "'x y'",
        "'2026-01-02T03:04:05Z'",
        "'2026-01-02T04:04:05.0+01:00'",
        "'2026-01-02'",
        "'{0}'",
        "'$.a'",
        "'é\u2028\uD83D\uDE00'"
    };
    private static final String[] JSON = {
        "null",
        "true",
        "false",
        "0",
        "1",
        "-1.50",
        "1e30",
        "1e-400",
        "1e999999999",
        "100e2147483647",
        "-1.5e2147483647",
        "100e-2147483647",
        "[100e2147483647]",
        "\"\"",
        "\"a\"",
        "\"A\"",
        "\"1.5\"",
        "\"1.2.3\"",
        "\"2026-01-02T03:04:05Z\"",
        "\"{0}\"",
        "\"$.a\"",
        "\"\\u0000\\ud83d\""
    };
    private static final String[] PATHS = {
        "$.a",
        "a[0].b",
        "$..a",
        "$..*",
        "a[*].b",
        "a[0,1]",
        "a[-1:]",
        "a[1:2].a",
        "a['b','it\\'s']",
        "$.a[?(@.b == 1.5)]",
        "a[?(@.a)].b",
        "a[?(@.b in ['a', 1])]",
        "a[?(!(@.b) || @.a != null && @ > 'a')]",
        "a[?(@.b size 2)]",
        "a[?(@.b empty true)]",
        "$..[?(@.a contains 'a')]",
        "a[?(@.b subsetof ['a', {}])]",
        "a[?(@['a b'] nin [1, [2]])]"
    };
    private static final String[] DAMAGE = {
        "'",
        "''",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "*",
        "$",
        "-",
        "\\",
        "\"",
        " ",
        "\n",
        "\u0000",
        "\uD83D",
        "é",
        "1",
        "1.2.3",
        "root",
        "and(",
        "jsonpath('",
        "=~",
        "..",
        "[?(@",
        "null"
    };

    private final SplittableRandom random;

    Generated(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String expression(int depth) {
        return switch (random.nextInt(depth <= 0 ? 3 : 10)) {
            case 0 -> literal();
            case 1, 2 -> "root" + access(depth);
            case 3 -> call(depth) + access(depth);
            default -> call(depth);
        };
    }

    String literal() {
        return one(LITERALS);
    }

    String path() {
        return one(PATHS);
    }

    String document(int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return one(JSON);
        }
        StringBuilder json = new StringBuilder();
        boolean isList = random.nextBoolean();
        for (int i = random.nextInt(4); i > 0; i--) {
            json.append(json.isEmpty() ? "" : ",")
                    .append(isList ? "" : "\"" + KEYS[i] + "\":")
                    .append(document(depth - 1));
        }
        return isList ? "[" + json + "]" : "{" + json + "}";
    }

    /** The text with a piece of it removed, repeated or replaced, some times over. */
    String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(4));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, damaged.substring(from, to));
                default -> damaged.replace(from, to, one(DAMAGE));
            }
        }
        return damaged.toString();
    }

    private String call(int depth) {
        FunctionName function = one(FunctionName.values());
        int count = 1;
        while (!function.takes(count) || (function.takes(count + 1) && random.nextBoolean())) {
            count++;
        }
        StringBuilder text = new StringBuilder(
                random.nextBoolean() ? function.word() : function.word().toUpperCase(Locale.ROOT));
        for (int i = 0; i < count; i++) {
            boolean isPath = function == FunctionName.JSONPATH && random.nextBoolean();
            text.append(i == 0 ? "(" : ", ").append(isPath ? "'$..a[?(@.b<2)]'" : argument(function, depth));
        }
        return text.append(" )").toString();
    }

    /** No literal that is no path. */
    private String argument(FunctionName function, int depth) {
        return function == FunctionName.JSONPATH ? "root" + access(depth) : expression(depth - 1);
    }

    private String access(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(
                    switch (random.nextInt(5)) {
                        case 0 -> ".a";
                        case 1 -> "['" + one(KEYS).replace("'", "''") + "']";
                        case 2 -> ".*";
                        case 3 -> "[" + random.nextInt(3) + "]";
                        default -> depth > 0 ? "[" + expression(depth - 2) + "]" : "[*]";
                    });
        }
        return text.toString();
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
