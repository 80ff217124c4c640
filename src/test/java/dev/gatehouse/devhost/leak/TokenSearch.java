package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tokens in texts: whole ones, and every piece of {@value #PIECE} characters of them, in each of the {@link Disguises}, and in
 * Base64 inside Base64, as messages of a queue are inside XML.
 */
public final class TokenSearch {

    /** Characters in a row that are taken for a piece of a token; in hex and the like it takes so many to write down fewer. */
    static final int PIECE = 20;

    private static final int DEEPEST = 3;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}+");

    /** What each piece is one of. */
    private final Map<String, String> pieces = new HashMap<>();

    /** @param names what each token is called in what is found */
    public TokenSearch(Map<String, String> names) {
        names.forEach((token, name) -> Disguises.of(token).forEach((form, text) -> {
            if (text.length() < PIECE) {
                throw new IllegalArgumentException("too short to be looked for: " + name + ", " + form);
            }
            for (int at = 0; at + PIECE <= text.length(); at++) {
                pieces.putIfAbsent(text.substring(at, at + PIECE), name + ", " + form);
            }
        }));
    }

    /** What is in a text: which token in which form, and what stands before it. Empty where nothing is. */
    public Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        look(text, DEEPEST, found);
        return found;
    }

    /** The same for bytes, whatever they are. */
    public Set<String> in(byte[] bytes) {
        return in(new String(bytes, ISO_8859_1));
    }

    /** What is in any of these. */
    public List<String> inAny(Collection<String> texts) {
        List<String> found = new ArrayList<>();
        texts.forEach(text -> found.addAll(in(text)));
        return found;
    }

    private void look(String text, int depth, Set<String> found) {
        for (int at = 0; at + PIECE <= text.length(); at++) {
            String what = pieces.get(text.substring(at, at + PIECE));
            if (what != null) {
                found.add(what + ", behind \"" + text.substring(Math.max(0, at - 60), at) + "\"");
                return;
            }
        }
        if (depth > 0) {
            Matcher run = BASE64.matcher(text);
            while (run.find()) {
                decoded(run.group()).forEach(inner -> look(inner, depth - 1, found));
            }
        }
    }

    /** What a run of characters can be the Base64 of: where it begins and ends in earnest is not known. */
    private static List<String> decoded(String run) {
        String standard = run.replace('-', '+').replace('_', '/');
        List<String> all = new ArrayList<>();
        for (int skip = 0; skip < 4; skip++) {
            int length = (standard.length() - skip) / 4 * 4;
            all.add(new String(Base64.getDecoder().decode(standard.substring(skip, skip + length)), ISO_8859_1));
        }
        return all;
    }
}
