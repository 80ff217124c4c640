package dev.gatehouse.devhost.functionhost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A route template: literal segments, compared without case, and parameters {@code {name}}, {@code {name?}} (may be missing) and
 * {@code {name=default}}. Constraints are not supported and refused.
 */
final class Route {

    private final List<Segment> segments;

    private Route(List<Segment> segments) {
        this.segments = segments;
    }

    static Route parse(String template) {
        List<Segment> segments = new ArrayList<>();
        for (String part : split(template)) {
            segments.add(Segment.parse(part, template));
        }
        return new Route(List.copyOf(segments));
    }

    /** The parameters of a path that this route matches; one that may be missing, and is, has an empty value. */
    Optional<Map<String, Optional<String>>> match(String path) {
        List<String> parts = split(path);
        if (parts.size() > segments.size()) {
            return Optional.empty();
        }
        Map<String, Optional<String>> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Optional<String> part = i < parts.size() ? Optional.of(parts.get(i)) : Optional.empty();
            if (!segments.get(i).take(part, parameters)) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(parameters));
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                if (i > start) {
                    parts.add(path.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private record Segment(String name, boolean literal, boolean mayBeMissing, Optional<String> fallback) {

        static Segment parse(String part, String template) {
            if (!part.startsWith("{")) {
                return new Segment(part.toLowerCase(Locale.ROOT), true, false, Optional.empty());
            }
            String inner = part.substring(1, part.length() - 1);
            if (!part.endsWith("}") || inner.indexOf(':') >= 0 || inner.startsWith("*")) {
                throw new IllegalArgumentException("route " + template + ": cannot read the segment " + part);
            }
            int equals = inner.indexOf('=');
            if (equals >= 0) {
                return new Segment(inner.substring(0, equals), false, true, Optional.of(inner.substring(equals + 1)));
            }
            boolean optional = inner.endsWith("?");
            String name = optional ? inner.substring(0, inner.length() - 1) : inner;
            return new Segment(name, false, optional, Optional.empty());
        }

        boolean take(Optional<String> part, Map<String, Optional<String>> parameters) {
            if (literal) {
                return part.filter(text -> text.toLowerCase(Locale.ROOT).equals(name))
                        .isPresent();
            }
            parameters.put(name, part.or(() -> fallback));
            return part.isPresent() || mayBeMissing;
        }
    }
}
