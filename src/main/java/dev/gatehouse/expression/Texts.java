package dev.gatehouse.expression;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions of texts. */
final class Texts {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_URL = 8_000;

    private Texts() {}

    static Value contains(Operands operands) throws Unevaluable {
        String text = operands.text(0);
        String part = operands.text(1);
        operands.spend(part.length());
        return TruthValue.of(IgnoringCase.contains(text, part));
    }

    static Value startsWith(Operands operands) throws Unevaluable {
        String text = operands.text(0);
        return TruthValue.of(IgnoringCase.isAt(0, text, operands.text(1)));
    }

    static Value endsWith(Operands operands) throws Unevaluable {
        String text = operands.text(0);
        String end = operands.text(1);
        return TruthValue.of(IgnoringCase.isAt(text.length() - end.length(), text, end));
    }

    /** What is no text by itself, such as an object, adds nothing. */
    static Value join(Operands operands) throws Unevaluable {
        String separator = operands.text(0);
        Value joined = operands.value(1);
        if (!joined.isList()) {
            return new TextValue(operands.text(1));
        }
        StringBuilder text = new StringBuilder();
        for (Value element : joined.elements()) {
            String piece = element.text().orElse("");
            operands.spend(1L + separator.length() + piece.length());
            text.append(text.isEmpty() ? "" : separator).append(piece);
        }
        return new TextValue(text.toString());
    }

    static Value lower(Operands operands) throws Unevaluable {
        return operands.made(operands.text(0).toLowerCase(Locale.ROOT));
    }

    static Value upper(Operands operands) throws Unevaluable {
        return operands.made(operands.text(0).toUpperCase(Locale.ROOT));
    }

    static Value trim(Operands operands) throws Unevaluable {
        return operands.made(operands.text(0).strip());
    }

    /** With regard to case, as in Azure Pipelines. */
    static Value replace(Operands operands) throws Unevaluable {
        String text = operands.text(0);
        String old = operands.text(1);
        String replacement = operands.text(2);
        if (old.isEmpty()) {
            throw operands.wrong(1, operands.value(1), "a text to look for is needed here");
        }
        if (old.length() > text.length()) {
            return operands.made(text);
        }
        operands.spend(old.length());
        PartSearch search = PartSearch.exactly(old);
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int at = search.in(text, from); at >= 0; at = search.in(text, from)) {
            operands.spend((long) at - from + replacement.length() + 1);
            replaced.append(text, from, at).append(replacement);
            from = at + old.length();
        }
        operands.spend((long) text.length() - from);
        return new TextValue(replaced.append(text, from, text.length()).toString());
    }

    /** Each character of the second text separates. */
    static Value split(Operands operands) throws Unevaluable {
        String text = operands.text(0);
        String separators = operands.text(1);
        operands.spend(separators.length());
        BitSet separating = new BitSet();
        separators.chars().forEach(separating::set);
        List<Value> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || separating.get(text.charAt(at))) {
                operands.spend((long) Budget.ELEMENT + at - from);
                pieces.add(new TextValue(text.substring(from, at)));
                from = at + 1;
            }
        }
        return ListValue.of(pieces);
    }

    /** An absolute URL of the web. */
    static Value isUrl(Operands operands) throws Unevaluable {
        String text = operands.value(0).text().orElse("");
        if (text.length() > LONGEST_URL) {
            return TruthValue.FALSE;
        }
        try {
            URI url = new URI(text.strip());
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            return TruthValue.of(SCHEMES.contains(scheme) && url.getHost() != null);
        } catch (URISyntaxException e) {
            return TruthValue.FALSE;
        }
    }
}
