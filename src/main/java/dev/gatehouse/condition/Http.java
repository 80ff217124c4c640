package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Unknown;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code http}: what an HTTP API answers satisfies success criteria. An answer that is still being made, {@code 202} with {@code
 * Location}, is fetched from there at later evaluations.
 *
 * @param request the first request
 * @param pace when it is asked
 */
record Http(WebQuestion request, Criteria criteria, Pace pace, Otherwise otherwise) implements Condition {

    /** Characters of a URL where an answer waits, because it is kept in a note. */
    static final int LOCATION = 1_000;

    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    static Optional<Condition> parse(Value value) {
        return value.fields(
                        "{\"connection\": \"monitoring\", \"path\": \"/health\", \"criteria\": \"eq(root['status'], 'ok')\"}")
                .flatMap(fields -> {
                    Optional<WebQuestion> request = HttpRequest.parse(fields);
                    Criteria criteria = Criteria.parse(fields);
                    Optional<Duration> every = fields.duration("every", Pace.LEAST, Pace.MOST);
                    Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.WAIT);
                    return fields.unlessWrong(() ->
                            new Http(request.orElseThrow(), criteria, new Pace(value.placeOfNote(), every), otherwise));
                });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        return pace.finding(
                "http " + request,
                moment,
                kept -> kept.flatMap(Http::location)
                        .map(location -> follow(location, evidence, moment))
                        .orElseGet(() -> ask(evidence, moment)));
    }

    private Pace.Found ask(Evidence evidence, Moment moment) {
        return evidence.sources()
                .http(request)
                .fold(
                        answer -> judge(answer, Optional.empty(), moment),
                        fault -> new Pace.Found(new Unknown(fault), moment.now()));
    }

    /** The first request is not sent while its answer is being made. */
    private Pace.Found follow(URI location, Evidence evidence, Moment moment) {
        WebQuestion question = new WebQuestion(
                new WebTarget.Onward(request.target(), location),
                WebQuestion.Method.GET,
                HttpHeaders.withoutBody(request.headers()),
                Optional.empty(),
                request.scope());
        return evidence.sources()
                .http(question)
                .fold(
                        answer -> judge(answer, Optional.of(location), moment),
                        fault -> fault.kind() == Fault.Kind.GONE
                                        && request.method().onlyAsks()
                                ? new Pace.Found(new Unknown(lost(fault)), moment.now())
                                : new Pace.Found(new Unknown(fault), moment.now(), Optional.of(text(location))));
    }

    /** A request that may have done something is not sent once more: what it did would be done twice. */
    private static Fault lost(Fault gone) {
        return Fault.passing(gone.sentence()
                + " The answer was to be there, and is there no more: the first request is sent again.");
    }

    private Pace.Found judge(WebAnswer answer, Optional<URI> followed, Moment moment) {
        if (answer.isPending()) {
            return pending(answer, followed, moment);
        }
        Instant next = pace.next(moment);
        return new Pace.Found(criteria.judge(answer, otherwise, next), next);
    }

    /** Without a {@code Location} of its own, an answer that is not there yet is still where it was to be. */
    private Pace.Found pending(WebAnswer answer, Optional<URI> followed, Moment moment) {
        Optional<URI> location = answer.location().or(() -> followed);
        if (location.filter(url -> text(url).length() > LOCATION).isPresent()) {
            return new Pace.Found(
                    new Unknown(Fault.mistake("it answered 202 with a Location of "
                            + text(location.get()).length() + " characters, and at most " + LOCATION
                            + " are kept; have it answer with a shorter one")),
                    moment.now());
        }
        Instant next = answer.retryAfter()
                .map(wait -> moment.now().plus(bounded(wait, moment)))
                .orElseGet(() -> pace.next(moment));
        String reason = location.isPresent()
                ? "it has not finished yet (202)"
                : "it has not finished yet (202), and names no Location where its answer will be; it is asked again";
        return Pace.waiting(reason, next, location.map(Http::text));
    }

    /** The whole check is evaluated again then, which a server in a hurry shall not have done all the time. */
    private Duration bounded(Duration wait, Moment moment) {
        Duration own = pace.interval(moment);
        Duration least = own.compareTo(SHORTEST_REST) < 0 ? own : SHORTEST_REST;
        if (wait.compareTo(least) < 0) {
            return least;
        }
        return wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait;
    }

    private static String text(URI location) {
        return location.toASCIIString();
    }

    private static Optional<URI> location(String kept) {
        try {
            return Optional.of(new URI(kept));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return request.target()
                .fold(
                        (connection, below) -> Needs.connection(connection, surroundings, path + ".http.connection"),
                        url -> surroundings.connections().refusal(url).stream()
                                .map(refusal -> Problem.inBody(
                                        path + ".http.url",
                                        Shown.quoted(String.valueOf(url.getHost())),
                                        refusal + " Or name a connection of the app."))
                                .toList(),
                        (first, location) -> List.of());
    }
}
