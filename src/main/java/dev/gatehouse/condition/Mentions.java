package dev.gatehouse.condition;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The work items that a commit's message names. */
final class Mentions {

    /**
     * {@code #12} and {@code AB#12} as words of their own: neither {@code C#12} nor {@code repo#12} nor {@code #12x},
     * no part of a URL or of an HTML entity, no version such as {@code #1.2}.
     */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_#&/])(?:[aA][bB])?#0*+([0-9]++)(?![\\p{L}\\p{N}_]|\\.[0-9])");

    private static final int DIGITS_OF_INT = 10;

    private Mentions() {}

    /** Distinct ids, in order. Numbers that cannot be the id of a work item are none. */
    static Set<Integer> in(String message) {
        Set<Integer> ids = new TreeSet<>();
        Matcher matcher = MENTION.matcher(message);
        while (matcher.find()) {
            String digits = matcher.group(1);
            if (digits.length() <= DIGITS_OF_INT && Long.parseLong(digits) <= Integer.MAX_VALUE) {
                ids.add(Integer.parseInt(digits));
            }
        }
        return ids;
    }
}
