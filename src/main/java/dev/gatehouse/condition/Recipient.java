package dev.gatehouse.condition;

import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Notice;
import dev.gatehouse.check.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody whom a definition wants told of what happens to its check.
 *
 * @param at where it stands in the definition
 * @param connection the connection that it is reached by, and that it is signed with
 * @param path below the connection's URL; may be empty
 * @param signature how it is signed
 * @param on what it is told of
 */
public record Recipient(String at, String connection, String path, Notice.Signature signature, Set<Happening> on) {

    private static final String EXAMPLE = "{\"connection\": \"chat\", \"on\": [\"waiting\", \"decided\"]}";
    private static final Pattern WEBHOOK = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Where an organization of Azure DevOps takes what starts pipelines. */
    private static final String WEBHOOKS = "_apis/public/distributedtask/webhooks/";

    private static final String VERSION = "?api-version=6.0-preview";

    public Recipient {
        on = Set.copyOf(on);
    }

    /** One, or an array of some. Those that are wrong are left out, and among the problems. */
    static List<Recipient> parse(Value value) {
        if (!value.node().isArray()) {
            return one(value).stream().toList();
        }
        int count = value.node().size();
        if (count == 0 || count > Limits.RECIPIENTS) {
            value.problem("write from 1 to " + Limits.RECIPIENTS + " objects such as " + EXAMPLE);
            return List.of();
        }
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            one(value.element(i)).ifPresent(recipients::add);
        }
        return recipients;
    }

    private static Optional<Recipient> one(Value value) {
        return value.fields(EXAMPLE).flatMap(fields -> {
            Optional<String> connection = fields.connection();
            fields.require("connection", "name the connection whose URL is called and whose secret signs");
            Optional<String> webhook = fields.value("webhook").flatMap(Recipient::webhook);
            if (fields.has("webhook")) {
                fields.value("path").ifPresent(path -> path.problem("leave it out: \"webhook\" says where it goes"));
            }
            Optional<String> path = fields.text("path");
            path.flatMap(HttpRequest::wrongPath)
                    .ifPresent(advice -> fields.value("path").ifPresent(member -> member.problem(advice)));
            Set<Happening> on = happenings(fields);
            return fields.unlessWrong(() -> new Recipient(
                    value.path(),
                    connection.orElseThrow(),
                    webhook.map(name -> WEBHOOKS + name + VERSION)
                            .or(() -> path)
                            .orElse(""),
                    webhook.isPresent() ? Notice.Signature.SHA_1 : Notice.Signature.SHA_256,
                    on));
        });
    }

    private static Optional<String> webhook(Value value) {
        String name = value.node().asText("").strip();
        if (value.node().isTextual() && WEBHOOK.matcher(name).matches()) {
            return Optional.of(name);
        }
        value.problem("write the \"WebHook Name\" of an incoming webhook's service connection: up to 100 letters,"
                + " digits, dashes and underscores");
        return Optional.empty();
    }

    private static Set<Happening> happenings(Fields fields) {
        if (!fields.has("on")) {
            return Set.of(Happening.DECIDED);
        }
        List<String> words =
                Arrays.stream(Happening.values()).map(Happening::word).toList();
        List<String> named = fields.wordsOf("on", words);
        return Arrays.stream(Happening.values())
                .filter(happening -> named.contains(happening.word()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing where the app can reach it, and sign; {@code path} is the definition's. */
    List<Problem> missingFrom(Surroundings surroundings, String path) {
        String here = path + at.substring(JsonPath.ROOT.length());
        if (surroundings.decidesAtOnce()) {
            return List.of(Needs.time(here, "somebody to be told", "leave it out"));
        }
        String place = here + ".connection";
        List<Problem> unreachable = Needs.connection(connection, surroundings, place);
        return unreachable.isEmpty() ? Needs.secret(connection, surroundings, place) : unreachable;
    }
}
