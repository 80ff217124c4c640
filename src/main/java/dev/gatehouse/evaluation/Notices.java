package dev.gatehouse.evaluation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.Recipient;
import dev.gatehouse.ledger.CheckRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be sent for a check because of what happened to it: for the same state of a check, always the same. */
final class Notices {

    /** Characters of a reason that are sent; a body then has less than 16 KiB. */
    private static final int REASON = 2_000;

    private static final int ID_DIGITS = 32;

    private Notices() {}

    /** One for each recipient of each thing that happened and that nobody is known to have sent. */
    static List<Notice> of(CheckRecord record) {
        return record.unsent().isEmpty()
                ? List.of()
                : Definitions.parse(record.definition())
                        .fold(
                                definition -> of(record, definition),
                                // Of a later version of the app. Whoever understands it not cannot know whom it wants
                                // told.
                                problems -> List.of());
    }

    /** What they tell. */
    static Set<Happening> told(List<Notice> notices) {
        return notices.stream().map(Notice::happening).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Notice> of(CheckRecord record, Definition definition) {
        return record.unsent().stream()
                .sorted()
                .flatMap(happening -> definition.recipients().stream()
                        .filter(recipient -> recipient.on().contains(happening))
                        .map(recipient -> notice(record, happening, recipient)))
                .toList();
    }

    private static Notice notice(CheckRecord record, Happening happening, Recipient recipient) {
        String id = id(record, happening, recipient);
        return new Notice(
                id,
                record.id(),
                happening,
                recipient.connection(),
                recipient.path(),
                recipient.signature(),
                body(id, record, happening),
                0,
                Optional.empty());
    }

    /** The number of a run comes again once its check was forgotten; the delivery's name does not. */
    private static String id(CheckRecord record, Happening happening, Recipient recipient) {
        String news = record.id() + " " + record.deliveryId() + " " + happening.word() + " " + recipient.at();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(news.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One flat object, so that filters of whoever takes it can name each member. */
    private static String body(String id, CheckRecord record, Happening happening) {
        Optional<Decision> decision = decision(record);
        return JsonText.object(out -> {
            out.writeStringField("event", happening.word());
            out.writeStringField("id", id);
            out.writeStringField("check", record.id().value());
            out.writeNumberField("run", record.run());
            out.writeStringField("at", at(record, happening).toString());
            if (record.policy().isPresent()) {
                out.writeStringField("policy", record.policy().get().name());
                out.writeStringField("policyVersion", record.policy().get().version());
            }
            if (happening == Happening.DECIDED && decision.isPresent()) {
                out.writeStringField("decision", decision.get().result().word());
                out.writeStringField("verdict", decision.get().verdict().word());
                out.writeBooleanField("dryRun", decision.get().dryRun());
                if (end(record).isPresent()) {
                    out.writeStringField("end", end(record).get());
                }
                out.writeStringField("reason", shown(decision.get().reason()));
            } else {
                out.writeStringField("deadline", record.deadline().toString());
                out.writeStringField("reason", shown(found(record)));
            }
            out.writeStringField("planUrl", record.delivery().planUrl().toString());
            out.writeStringField("projectId", record.delivery().projectId().toString());
            out.writeStringField("hub", record.delivery().hub().hubName());
            out.writeStringField("planId", record.delivery().planId().toString());
            if (record.delivery().variables().buildId().isPresent()) {
                out.writeNumberField(
                        "buildId", record.delivery().variables().buildId().get());
            }
        });
    }

    /** Known from the record, so that what is sent again is the same: a check waits since it was accepted. */
    private static Instant at(CheckRecord record, Happening happening) {
        Optional<Instant> decidedAt = record.phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.of(delivering.decidedAt()),
                        ended -> ended.decidedAt());
        return happening == Happening.DECIDED ? decidedAt.orElseThrow() : record.acceptedAt();
    }

    private static Optional<Decision> decision(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.of(delivering.decision()),
                        ended -> ended.decision());
    }

    private static Optional<String> end(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.empty(),
                        ended -> Optional.of(ended.end().word()));
    }

    private static String found(CheckRecord record) {
        return record.findings()
                .flatMap(FindingNode::parse)
                .map(FindingNode::reason)
                .orElse("it was not evaluated yet");
    }

    private static String shown(String reason) {
        return SafeText.line(reason, REASON);
    }
}
