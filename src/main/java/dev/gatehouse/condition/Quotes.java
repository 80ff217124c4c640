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
    OUTSIDE,
    /** The same, but as a part of a word that the policy begins or ends. */
    WORD,
    /** The same, but against a point or another place, where a sign would calculate. */
    DIGITS,
    /** In the host of a URL, or before it. */
    HOST,
    /** What a field is compared with in an encoded query of ServiceNow, which knows no quotes. */
    OPERAND;

    private static final Pattern LANGUAGE = Pattern.compile("['\"`()\\[\\]{}|<>!*;\\\\]|==|\\s[-+/%]\\s");
    private static final Pattern WORD_BEFORE = Pattern.compile("[A-Za-z0-9_:]\\z");
    private static final Pattern WORD_BEHIND = Pattern.compile("\\A[A-Za-z0-9_:]");
    private static final Pattern OPERATOR_BEFORE = Pattern.compile("(?:[=<>,@]|LIKE|IN|WITH)[0-9]*+\\z");
    private static final Pattern END_BEHIND = Pattern.compile("\\A(?:[\\^,@]|\\z)");
    private static final Pattern HOST_BEFORE = Pattern.compile("://[^/?#]*+[/?#]");

    /** How each place of a template stands, in order. */
    static List<Quotes> of(Template template, Language language) {
        return switch (language) {
            case WORDS ->
                looksLikeWords(template)
                        ? Collections.nCopies(template.names().size(), NONE)
                        : inAnExpression(template);
            case EXPRESSION -> inAnExpression(template);
            case ENCODED_QUERY -> inAnEncodedQuery(template);
            case URL -> inAUrl(template);
        };
    }

    private static boolean looksLikeWords(Template template) {
        return template.literals().stream()
                .noneMatch(text -> LANGUAGE.matcher(text).find());
    }

    private static List<Quotes> inAnExpression(Template template) {
        int places = template.names().size();
        List<Quotes> found = new ArrayList<>();
        Scan scan = new Scan();
        for (String literal : template.literals().subList(0, places)) {
            scan.over(literal);
            found.add(scan.place());
        }
        scan.over(template.literals().get(places));
        for (int i = 0; i < places; i++) {
            if (scan.isDoubtful() || found.get(i) == OUTSIDE) {
                found.set(i, outside(template, i));
            }
        }
        return found;
    }

    private static Quotes outside(Template template, int place) {
        String before = template.literals().get(place);
        String behind = template.literals().get(place + 1);
        boolean isBehindAPlace = place > 0 && before.isEmpty();
        boolean isBeforeAPlace = place + 1 < template.names().size() && behind.isEmpty();
        if (isBehindAPlace || isBeforeAPlace || before.endsWith(".") || behind.startsWith(".")) {
            return DIGITS;
        }
        return WORD_BEFORE.matcher(before).find() || WORD_BEHIND.matcher(behind).find() ? WORD : OUTSIDE;
    }

    private static List<Quotes> inAnEncodedQuery(Template template) {
        List<Quotes> found = new ArrayList<>();
        for (int i = 0; i < template.names().size(); i++) {
            boolean isOperand = OPERATOR_BEFORE
                            .matcher(template.literals().get(i))
                            .find()
                    && END_BEHIND.matcher(template.literals().get(i + 1)).find();
            found.add(isOperand ? OPERAND : DIGITS);
        }
        return found;
    }

    private static List<Quotes> inAUrl(Template template) {
        List<Quotes> found = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        for (String literal : template.literals().subList(0, template.names().size())) {
            before.append(literal);
            found.add(HOST_BEFORE.matcher(before).find() ? NONE : HOST);
        }
        return found;
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
