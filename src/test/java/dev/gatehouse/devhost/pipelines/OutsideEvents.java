package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario.Event;
import dev.gatehouse.webhook.SigningKey;
import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Raises the events of a scenario when they are due, signed as Port, Standard Webhooks or GitHub sign. */
final class OutsideEvents {

    private final World world;
    private final FunctionCaller functions;
    private final Deliveries deliveries;
    private final Instant start;
    private final Deque<Event> due;
    private final List<String> unmet = new ArrayList<>();

    /** @param deliveries know the ids of the checks, as their deliveries were answered */
    OutsideEvents(World world, FunctionCaller functions, Deliveries deliveries, Instant start) {
        this.world = world;
        this.functions = functions;
        this.deliveries = deliveries;
        this.start = start;
        this.due = new ArrayDeque<>(world.scenario().events().stream()
                .sorted(Comparator.comparing(Event::at))
                .toList());
    }

    Optional<Instant> nextDue() {
        return world.locked(() -> Optional.ofNullable(due.peek()).map(next -> start.plus(next.at())));
    }

    /** Raises what is due, waiting for the answers. */
    void runDue() throws InterruptedException {
        Optional<Event> next = takeDue();
        while (next.isPresent()) {
            raise(next.get());
            next = takeDue();
        }
    }

    /** What was not answered as the scenario expects, in sentences. */
    List<String> unmet() {
        return world.locked(() -> List.copyOf(unmet));
    }

    private Optional<Event> takeDue() {
        return world.locked(() -> Optional.ofNullable(due.peek())
                .filter(next -> !start.plus(next.at()).isAfter(world.now()))
                .map(next -> due.remove()));
    }

    private void raise(Event event) throws InterruptedException {
        String id = deliveries.attempts().stream()
                .filter(attempt -> attempt.delivery().check().equals(event.check()))
                .flatMap(attempt -> attempt.answer().checkId().stream())
                .reduce((first, second) -> second)
                .orElse("none");
        world.journal().add(Journal.Kind.DELIVERY, event.check(), "the event " + event.name() + " is raised");
        FunctionCaller.Answer answer = functions.post(
                "checks/" + id + "/events/" + event.name(),
                event.key().map(key -> signed(key, event)).orElse(Map.of()),
                Optional.of(event.body()).filter(body -> !body.isEmpty()));
        world.journal().add(Journal.Kind.ANSWER, event.check(), answer.status() + " " + answer.body());
        if (answer.status() != event.status()) {
            world.locked(() -> unmet.add("the event " + event.name() + " at " + event.at() + " was answered "
                    + answer.status() + ", expected " + event.status() + ": " + answer.body()));
        }
    }

    private Map<String, String> signed(SigningKey key, Event event) {
        String time = String.valueOf(world.now().getEpochSecond());
        return switch (key.header().toLowerCase(Locale.ROOT)) {
            case "x-port-signature" ->
                Map.of("x-port-timestamp", time, key.header(), base64(key, time + "." + event.body()));
            case "webhook-signature" -> {
                String id = "msg_" + event.name() + "_" + event.at();
                yield Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        time,
                        key.header(),
                        base64(key, id + "." + time + "." + event.body()));
            }
            case "x-hub-signature" -> Map.of(key.header(), "sha1=" + hex(key, Hash.SHA_1, event.body()));
            default -> Map.of(key.header(), "sha256=" + hex(key, Hash.SHA_256, event.body()));
        };
    }

    private static String base64(SigningKey key, String content) {
        return "v1," + Base64.getEncoder().encodeToString(key.sign(Hash.SHA_256, bytes(content)));
    }

    private static String hex(SigningKey key, Hash hash, String content) {
        return HexFormat.of().formatHex(key.sign(hash, bytes(content)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
