package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Authorization;
import dev.gatehouse.devhost.scenario.Scenario.Route;
import dev.gatehouse.devhost.scenario.Scenario.Signature;
import dev.gatehouse.devhost.scenario.Scenario.Source;
import dev.gatehouse.devhost.scenario.Scenario.WebReply;
import dev.gatehouse.webhook.SigningKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the servers outside Azure DevOps. */
final class SourceReader {

    private static final int OK = 200;
    private static final int HIGHEST = 599;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private SourceReader() {}

    static Source source(Place place) {
        place.object("connection", "authorization", "signature", "routes");
        return new Source(
                place.get("connection").text(),
                place.find("authorization")
                        .map(SourceReader::authorization)
                        .orElse(new Authorization(Optional.empty(), Optional.empty(), Optional.empty())),
                place.find("signature").map(SourceReader::signature),
                some(
                        place.get("routes").list(SourceReader::route),
                        place.get("routes"),
                        "expected at least one route"));
    }

    private static Signature signature(Place place) {
        place.object("secret", "header");
        return new Signature(
                place.get("secret").text(),
                place.find("header").map(Place::text).orElse(SigningKey.USUAL_HEADER));
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
        place.object("method", "path", "query", "answers", "asked", "received");
        List<WebReply> answers = some(
                place.get("answers").list(SourceReader::reply), place.get("answers"), "expected at least one answer");
        return new Route(
                place.find("method").map(method -> method.oneOf(METHODS)).orElse("GET"),
                path(place.get("path")),
                place.find("query").map(query -> query.map(Place::text)).orElse(Map.of()),
                answers.stream().sorted(Comparator.comparing(WebReply::from)).toList(),
                place.find("asked").map(times -> times.number(0)),
                place.find("received").map(Place::texts).orElse(List.of()));
    }

    /** As requests are compared with it: one that can never be asked is a mistake. */
    private static String path(Place place) {
        String text = place.text();
        if (!text.startsWith("/") || text.contains("?")) {
            throw place.mistake("expected a path that begins with a slash, its query in \"query\"");
        }
        return text;
    }

    private static int status(Place place) {
        int status = place.number(OK);
        if (status > HIGHEST) {
            throw place.mistake("expected a status from " + OK + " to " + HIGHEST);
        }
        return status;
    }

    private static <T> List<T> some(List<T> list, Place place, String otherwise) {
        if (list.isEmpty()) {
            throw place.mistake(otherwise);
        }
        return list;
    }

    private static WebReply reply(Place place) {
        place.object("from", "status", "headers", "body");
        return new WebReply(
                place.find("from").map(Place::duration).orElse(Duration.ZERO),
                place.find("status").map(SourceReader::status).orElse(OK),
                place.find("headers").map(headers -> headers.map(Place::text)).orElse(Map.of()),
                place.find("body")
                        .map(body -> body.value().isTextual()
                                ? body.text()
                                : body.value().toString())
                        .orElse(""));
    }
}
