package dev.gatehouse.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the places of a text stand in the language that it is written in, which may be any: success criteria, PromQL, KQL. What
 * it looks like decides, and where that leaves a doubt, a place counts as one with the fewest values that fit.
 */
enum Quotes {
    /** In no language but plain words: a name, a path, a number of a record. */
    NONE,
    /** Between quotes, where only what ends the quotes could do harm. */
    INSIDE,
    /** Between quotes that a regular expression stands in, where more characters mean something. */
    PATTERN,
    /** In an expression or a query, outside of quotes, where a word could be anything. */
    OUTSIDE;

    private static final Pattern LANGUAGE = Pattern.compile("['\"`()\\[\\]{}|<>!*;\\\\]|==|\\s[-+/%]\\s");

    /** How each place of a template stands, in order. */
    static List<Quotes> of(Template template) {
        int places = template.names().size();
        if (template.literals().stream()
                .noneMatch(text -> LANGUAGE.matcher(text).find())) {
            return Collections.nCopies(places, NONE);
        }
        List<Quotes> found = new ArrayList<>();
        Scan scan = new Scan();
        for (String literal : template.literals().subList(0, places)) {
            scan.over(literal);
            found.add(scan.place());
        }
        scan.over(template.literals().get(places));
        return scan.isDoubtful() ? Collections.nCopies(places, OUTSIDE) : found;
    }

    /** Reads on through the literals, and knows whether quotes are open. */
    private static final class Scan {

        private static final char NOTHING = 0;

        private char open = NOTHING;
        private boolean isPattern;
        private char before = NOTHING;
        private boolean doubtful;

        void over(String literal) {
            for (int i = 0; i < literal.length(); i++) {
                char one = literal.charAt(i);
                // What escapes or comments out a quote differs between languages.
                boolean comments = open == NOTHING && (one == '#' || (one == '/' && before == '/'));
                doubtful |= one == '\\' || one == '`' || comments;
                if (open == NOTHING && (one == '\'' || one == '"')) {
                    open = one;
                    isPattern = before == '~';
                } else if (one == open) {
                    open = NOTHING;
                }
                before = one == ' ' ? before : one;
            }
        }

        Quotes place() {
            // The value that comes here is no half of a comment.
            before = NOTHING;
            return open == NOTHING ? OUTSIDE : isPattern ? PATTERN : INSIDE;
        }

        /** Whether the quotes were counted in a way that some language does not, or were not closed. */
        boolean isDoubtful() {
            return doubtful || open != NOTHING;
        }
    }
}
