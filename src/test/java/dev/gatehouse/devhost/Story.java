package dev.gatehouse.devhost;

import dev.gatehouse.devhost.pipelines.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened, one line each, with the time since a start. */
final class Story {

    private static final Map<Journal.Kind, String> WORDS = Map.of(
            Journal.Kind.WORLD, "world",
            Journal.Kind.DELIVERY, "delivery",
            Journal.Kind.ANSWER, "answer",
            Journal.Kind.MESSAGE, "functions",
            Journal.Kind.CALL, "call",
            Journal.Kind.LOG, "log",
            Journal.Kind.OPERATION, "operation",
            Journal.Kind.EVENT, "event",
            Journal.Kind.MISCHIEF, "misbehaves",
            Journal.Kind.TROUBLE, "trouble");

    private final Instant start;

    Story(Instant start) {
        this.start = start;
    }

    String of(Journal journal) {
        return journal.entries().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    String line(Journal.Entry entry) {
        String subject = entry.subject().isEmpty() ? "" : entry.subject() + ": ";
        String head = String.format(
                Locale.ROOT, "%10s  %-10s  ", since(entry.at()), WORDS.getOrDefault(entry.kind(), "other"));
        return head + (subject + entry.text()).replace("\n", "\n" + " ".repeat(head.length()));
    }

    private String since(Instant time) {
        Duration since = Duration.between(start, time);
        if (since.toHours() > 0) {
            return String.format(
                    Locale.ROOT, "+%d:%02d:%02d h", since.toHours(), since.toMinutesPart(), since.toSecondsPart());
        }
        return String.format(Locale.ROOT, "+%.1f s", since.toMillis() / 1000.0);
    }
}
