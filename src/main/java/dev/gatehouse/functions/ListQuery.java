package dev.gatehouse.functions;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Guids;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.ledger.WaitingCheck.Place;
import dev.gatehouse.ledger.WaitingFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request for a list asks for.
 *
 * @param filter which checks
 * @param top how many in a page
 */
record ListQuery(WaitingFilter filter, int top) {

    static final int DEFAULT_TOP = 50;
    static final int MOST = 200;

    private static final List<String> NAMES = List.of("policy", "project", "phase", "top", "continuation");

    /** What the Functions host reads itself: function keys. */
    private static final Set<String> THE_HOSTS_OWN = Set.of("code", "clientid");

    private static final Pattern POLICY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    /** Tables know no later times. */
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private static final String SEPARATOR = " ";

    /** What a query says, or everything that is wrong with it. */
    static Result read(Map<String, String> parameters) {
        Reader reader = new Reader(parameters);
        Optional<String> policy = reader.read(
                "policy",
                text -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(name -> POLICY.matcher(name).matches()),
                "write the name of a policy: letters, digits and -");
        Optional<UUID> project = reader.read("project", Guids::parse, "write the id of a project, a GUID");
        Optional<WaitingFilter.In> phase = reader.read(
                "phase", ListQuery::phase, "write evaluating or delivering: checks that have ended do not wait");
        int top = reader.read("top", ListQuery::top, "write a whole number from 1 to " + MOST)
                .orElse(DEFAULT_TOP);
        Optional<Place> after =
                reader.read("continuation", ListQuery::place, "take the address that \"next\" of the page before has");
        reader.refuseOthers();
        return reader.problems.isEmpty()
                ? new Read(new ListQuery(new WaitingFilter(policy, project, phase, after), top))
                : new Wrong(reader.problems);
    }

    /** The query for the page after this place. */
    String after(Place place) {
        StringBuilder query = new StringBuilder();
        filter.policy()
                .ifPresent(policy ->
                        query.append("policy=").append(encoded(policy)).append('&'));
        filter.project()
                .ifPresent(project -> query.append("project=").append(project).append('&'));
        filter.phase()
                .ifPresent(phase -> query.append("phase=").append(phase.word()).append('&'));
        return query.append("top=")
                .append(top)
                .append("&continuation=")
                .append(token(place))
                .toString();
    }

    private static String token(Place place) {
        String text = place.acceptedAt().toEpochMilli() + SEPARATOR + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Place> place(String token) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] parts = text.split(SEPARATOR, 2);
        return parts.length == 2
                ? time(parts[0]).flatMap(at -> CheckId.parse(parts[1]).map(id -> new Place(at, id)))
                : Optional.empty();
    }

    private static Optional<Instant> time(String millis) {
        return Optional.of(millis)
                .filter(text -> MILLIS.matcher(text).matches())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .filter(at -> at.isBefore(YEAR_10000));
    }

    private static Optional<WaitingFilter.In> phase(String text) {
        return Arrays.stream(WaitingFilter.In.values())
                .filter(phase -> phase.word().equalsIgnoreCase(text))
                .findFirst();
    }

    private static Optional<Integer> top(String text) {
        return Optional.of(text)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number <= MOST);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came of reading a query. */
    sealed interface Result {
        <R> R fold(Function<ListQuery, R> read, Function<List<Problem>, R> wrong);
    }

    private record Read(ListQuery query) implements Result {
        @Override
        public <R> R fold(Function<ListQuery, R> read, Function<List<Problem>, R> wrong) {
            return read.apply(query);
        }
    }

    private record Wrong(List<Problem> problems) implements Result {
        @Override
        public <R> R fold(Function<ListQuery, R> read, Function<List<Problem>, R> wrong) {
            return wrong.apply(problems);
        }
    }

    private static final class Reader {

        private static final int SHOWN = 80;

        private final Map<String, String> parameters;
        private final List<Problem> problems = new ArrayList<>();

        Reader(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        <T> Optional<T> read(String name, Function<String, Optional<T>> parser, String advice) {
            Optional<String> text = Optional.ofNullable(parameters.get(name)).map(String::strip);
            Optional<T> value = text.flatMap(parser);
            if (text.isPresent() && value.isEmpty()) {
                add(name, "'" + SafeText.line(text.get(), SHOWN) + "'", advice);
            }
            return value;
        }

        /** A filter that nobody reads would show checks that were not asked for. */
        void refuseOthers() {
            parameters.keySet().stream()
                    .filter(name -> !NAMES.contains(name) && !THE_HOSTS_OWN.contains(name.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .forEach(name -> add(
                            SafeText.line(name, SHOWN),
                            "a name that no parameter has",
                            "there are " + NAMES.stream().collect(Collectors.joining(", "))));
        }

        private void add(String name, String found, String advice) {
            problems.add(Problem.inUrl("parameter " + name, found, advice));
        }
    }
}
