package dev.gatehouse.expression;

/** Compares texts character by character, without regard to case, the same for every language. */
final class IgnoringCase {

    private IgnoringCase() {}

    static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            int order = Character.compare(folded(left, i), folded(right, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** The one text stands in the other at a place. */
    static boolean isAt(int place, String text, String part) {
        if (place < 0 || part.length() > text.length() - place) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (folded(text, place + i) != folded(part, i)) {
                return false;
            }
        }
        return true;
    }

    /** The one text stands somewhere in the other. Takes as long as both are together, whatever they hold (Knuth, Morris, Pratt). */
    static boolean contains(String text, String part) {
        if (part.length() > text.length()) {
            return false;
        }
        int[] borders = borders(part);
        int matched = 0;
        for (int i = 0; i < text.length() && matched < part.length(); i++) {
            matched = matchedAfter(folded(text, i), matched, part, borders);
        }
        return matched == part.length();
    }

    /** For each beginning of a text, how long its longest border is: what it begins and ends with. */
    private static int[] borders(String part) {
        int[] borders = new int[part.length()];
        for (int i = 1; i < part.length(); i++) {
            borders[i] = matchedAfter(folded(part, i), borders[i - 1], part, borders);
        }
        return borders;
    }

    private static int matchedAfter(char next, int matched, String part, int[] borders) {
        int length = matched;
        while (length > 0 && folded(part, length) != next) {
            length = borders[length - 1];
        }
        return folded(part, length) == next ? length + 1 : length;
    }

    private static char folded(String text, int at) {
        return Character.toUpperCase(text.charAt(at));
    }
}
