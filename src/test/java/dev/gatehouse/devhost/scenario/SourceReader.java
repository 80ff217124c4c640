package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Authorization;
import dev.gatehouse.devhost.scenario.Scenario.Route;
import dev.gatehouse.devhost.scenario.Scenario.Source;
import dev.gatehouse.devhost.scenario.Scenario.WebReply;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the servers outside Azure DevOps. */
final class SourceReader {

    private static final int OK = 200;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private SourceReader() {}

    static Source source(Place place) {
        place.object("connection", "authorization", "routes");
        return new Source(
                place.get("connection").text(),
                place.find("authorization")
                        .map(SourceReader::authorization)
                        .orElse(new Authorization(Optional.empty(), Optional.empty(), Optional.empty())),
                place.get("routes").list(SourceReader::route));
    }

    private static Authorization authorization(Place place) {
        place.object("basic", "bearer", "client");
        Optional<String> basic = place.find("basic").map(SourceReader::pair);
        Optional<String> bearer = place.find("bearer").map(Place::text);
        Optional<String> client = place.find("client").map(SourceReader::pair);
        if (Stream.of(basic, bearer, client).filter(Optional::isPresent).count() != 1) {
            throw place.mistake("expected exactly one of basic, bearer, client");
        }
        return new Authorization(basic, bearer, client);
    }

    private static String pair(Place place) {
        String text = place.text();
        if (text.indexOf(':') < 1) {
            throw place.mistake("expected a name, a colon and a secret");
        }
        return text;
    }

    private static Route route(Place place) {
        place.object("method", "path", "query", "answers", "asked");
        List<WebReply> answers = place.get("answers").list(SourceReader::reply).stream()
                .sorted(Comparator.comparing(WebReply::from))
                .toList();
        return new Route(
                place.find("method").map(method -> method.oneOf(METHODS)).orElse("GET"),
                place.get("path").text(),
                place.find("query").map(query -> query.map(Place::text)).orElse(Map.of()),
                answers,
                place.find("asked").map(times -> times.number(0)));
    }

    private static WebReply reply(Place place) {
        place.object("from", "status", "headers", "body");
        return new WebReply(
                place.find("from").map(Place::duration).orElse(Duration.ZERO),
                place.find("status").map(status -> status.number(100)).orElse(OK),
                place.find("headers").map(headers -> headers.map(Place::text)).orElse(Map.of()),
                place.find("body")
                        .map(body -> body.value().isTextual()
                                ? body.text()
                                : body.value().toString())
                        .orElse(""));
    }
}
