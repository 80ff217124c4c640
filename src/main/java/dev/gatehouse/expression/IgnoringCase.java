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

    /** The one text stands somewhere in the other. Takes as long as both are together, whatever they hold. */
    static boolean contains(String text, String part) {
        return part.isEmpty()
                || (part.length() <= text.length()
                        && PartSearch.ignoringCase(part).in(text, 0) >= 0);
    }

    private static char folded(String text, int at) {
        return Character.toUpperCase(text.charAt(at));
    }
}
