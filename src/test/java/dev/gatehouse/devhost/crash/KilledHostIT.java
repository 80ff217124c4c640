package dev.gatehouse.devhost.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.ledger.CheckRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Azurite, the development host and the simulated Azure Pipelines, which outlives the hosts, as processes of their own. The host
 * is killed and started again while hundreds of checks wait and Azure DevOps misbehaves. Everything is planned from a seed; how
 * the processes meet is chance.
 */
@WithAzurite
class KilledHostIT {

    private static final int CHECKS = 500;
    private static final long SEED = Long.getLong("gatehouse.crash.seed", 20260301L);
    private static final Duration LONGEST = Duration.ofSeconds(140);

    /** More than a run takes, and a few seconds, so that the messages of a killed host come again soon. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration BLOW_PATIENCE = Duration.ofSeconds(5);

    /** How long a host that has just started is left alone at least, however slow the machine. */
    private static final Duration ALONE = Duration.ofSeconds(3);

    private static final int SHOWN = 20;

    private final InstantSource clock = InstantSource.system();
    private final WaitingChecks waiting = new WaitingChecks(CHECKS, SEED);
    private final List<Blow> blows = Blow.plan(SEED);
    private final Tally tally = new Tally();
    private final List<String> story = new ArrayList<>();
    private final Azurite azurite;
    private final Account account;

    KilledHostIT(Azurite azurite) {
        this.azurite = azurite;
        this.account = new Account(azurite, clock);
    }

    @Test
    @Timeout(165)
    void decidesEveryCheckExactlyOnceHoweverOftenItsHostIsKilled() throws Exception {
        Instant latest = clock.instant().plus(LONGEST);
        try (Hosts hosts = Hosts.start(settings(), LEASE)) {
            Trigger trigger = new Trigger(hosts::kill);
            Journal journal = new Journal(clock, entry -> {
                tally.take(entry);
                trigger.see(entry);
            });
            try (LivePipelines pipelines = LivePipelines.play(waiting.scenario(), clock, journal, hosts::url)) {
                int caughtAtWork = killAndStartAgain(hosts, trigger, pipelines.start());
                awaitEnd(latest);
                List<String> wrong = wrong(pipelines.checks());
                tell(hosts, Duration.between(pipelines.start(), clock.instant()));
                expect(wrong, caughtAtWork, hosts);
            }
        }
    }

    private void expect(List<String> wrong, int caughtAtWork, Hosts hosts) {
        assertEquals(
                List.of(),
                wrong.stream().limit(SHOWN).toList(),
                () -> wrong.size() + " of " + CHECKS + " checks are wrong, with seed " + SEED + "; the host said "
                        + hosts.last());
        assertTrue(
                caughtAtWork >= blows.size() / 2,
                "only " + caughtAtWork + " of " + blows.size() + " kills met a host at work on messages");
        assertEquals(0, hosts.sum(HostOutput::poisoned) + account.poison(), "messages that were given up");
        assertEquals(0, account.messages(), "messages that are left");
    }

    private Map<String, String> settings() {
        return Map.of(
                "AzureWebJobsStorage",
                azurite.connectionString(),
                "GATEHOUSE_ALLOW_LOOPBACK",
                "true",
                "GATEHOUSE_SEAL_KEYS",
                "test:Z2F0ZWhvdXNlLWRldmVsb3BtZW50LW9ubHkta2V5LTE=");
    }

    /** @return how many kills met a host at work on messages */
    private int killAndStartAgain(Hosts hosts, Trigger trigger, Instant start)
            throws IOException, InterruptedException {
        int caughtAtWork = 0;
        for (Blow blow : blows) {
            Duration wait = Duration.between(clock.instant(), start.plus(blow.from()));
            Thread.sleep(Math.max(ALONE.toMillis(), wait.toMillis()));
            trigger.arm(blow);
            trigger.await(BLOW_PATIENCE);
            int inHand = hosts.awaitEnd();
            caughtAtWork += inHand > 0 ? 1 : 0;
            story.add("killed after " + since(start) + ", at " + blow.sees() + " " + blow.nth() + ": " + tally.waiting()
                    + " checks waiting, " + inHand + " messages in hand");
            hosts.startAgain();
        }
        return caughtAtWork;
    }

    private String since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis() / 1000.0 + " s";
    }

    /** Waits until every check is decided, the ledger knows, and the queue is empty: stale messages have come, too. */
    private void awaitEnd(Instant latest) throws InterruptedException {
        while (clock.instant().isBefore(latest)
                && (tally.decided() < CHECKS || !account.everyCheckHasEnded() || account.messages() > 0)) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private List<String> wrong(List<DeliveredCheck> checks) {
        Map<String, DeliveredCheck> delivered =
                checks.stream().collect(Collectors.toMap(DeliveredCheck::check, Function.identity()));
        Verdicts verdicts = new Verdicts(tally);
        List<String> wrong = new ArrayList<>();
        int unheard = 0;
        long movedOn = 0;
        for (WaitingChecks.Check check : waiting.checks()) {
            List<CheckRecord> records = Optional.ofNullable(delivered.get(check.name()))
                    .map(one -> account.checks(one.planId()))
                    .orElse(List.of());
            verdicts.wrong(check, records).ifPresent(wrong::add);
            movedOn += records.stream().mapToLong(CheckRecord::sequence).sum();
            unheard += records.stream().anyMatch(Verdicts::heardNothing) ? 1 : 0;
        }
        story.add("messages that moved a check on: " + movedOn
                + "; checks whose decision was taken without their ever hearing so: " + unheard);
        return wrong;
    }

    private void tell(Hosts hosts, Duration took) {
        story.forEach(System.out::println);
        System.out.println(CHECKS + " checks, seed " + SEED + ", " + took.toSeconds() + " s: " + tally.summary()
                + ", messages " + hosts.sum(HostOutput::messages) + " (" + hosts.sum(HostOutput::again)
                + " again), failed runs " + hosts.sum(HostOutput::failed));
    }
}
