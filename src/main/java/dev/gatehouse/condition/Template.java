package dev.gatehouse.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a policy, with places that are filled.
 *
 * @param literals what stands before, between and behind the places: one more than these
 * @param names the parameter of each place
 */
record Template(List<String> literals, List<String> names) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^{}]*+)}");

    Template {
        literals = List.copyOf(literals);
        names = List.copyOf(names);
        if (literals.size() != names.size() + 1) {
            throw new IllegalArgumentException(literals.size() + " literals around " + names.size() + " places");
        }
    }

    static Template of(String text) {
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int begin = 0;
        while (place.find()) {
            literals.add(text.substring(begin, place.start()));
            names.add(place.group(1));
            begin = place.end();
        }
        literals.add(text.substring(begin));
        return new Template(literals, names);
    }

    /** Whether nothing of it is filled. */
    boolean isPlain() {
        return names.isEmpty();
    }

    /** Whether it is one place and nothing else, which stands for any JSON value. */
    boolean isOnePlace() {
        return names.size() == 1 && literals.stream().allMatch(String::isEmpty);
    }

    /** The text, with these in the places. */
    String filled(List<String> values) {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            text.append(values.get(i)).append(literals.get(i + 1));
        }
        return text.toString();
    }
}
