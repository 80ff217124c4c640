package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.ledger.InMemorySignatures;
import dev.gatehouse.ledger.SeenSignatures;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An app over memory, with settings that a test can spoil. */
final class TestApp {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    final Map<String, String> settings = new HashMap<>();
    final List<CheckMessage> sent = new ArrayList<>();
    final List<Delayed> notices = new ArrayList<>();
    final CheckLedger ledger = new InMemoryCheckLedger();
    final SeenSignatures signatures = new InMemorySignatures();
    private Optional<Fault> ledgerFault = Optional.empty();
    private Optional<Fault> queueFault = Optional.empty();

    /** A notice in the queue. */
    record Delayed(Notice notice, Duration delay) {}

    TestApp() {
        settings.put("GATEHOUSE_SEAL_KEYS", "test:" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** The queue takes nothing any more. */
    TestApp queueFails(Fault fault) {
        queueFault = Optional.of(fault);
        return this;
    }

    /** The ledger cannot be asked. */
    TestApp ledgerFails(Fault fault) {
        ledgerFault = Optional.of(fault);
        return this;
    }

    Gatehouse gatehouse() {
        return new Gatehouse(
                settings,
                () -> NOW,
                new SecureRandom(),
                new AppStorage(
                        () -> ledgerFault
                                .<Answer<CheckLedger>>map(Answer::failed)
                                .orElseGet(() -> Answer.given(ledger)),
                        () -> Answer.given((message, delay) -> {
                            sent.add(message);
                            return queueFault;
                        }),
                        () -> Answer.given((notice, delay) -> {
                            notices.add(new Delayed(notice, delay));
                            return queueFault;
                        }),
                        () -> Answer.given(signatures)));
    }
}
