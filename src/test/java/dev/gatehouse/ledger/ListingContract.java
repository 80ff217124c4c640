package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.ledger.CheckLedger.Purged;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import dev.gatehouse.ledger.WaitingFilter.In;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises to whoever operates it: a list of the checks that wait, and that one can be forgotten. */
abstract class ListingContract {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.500Z");
    static final int MANY = 100;

    final SampleRecords samples = new SampleRecords(new Random(20260303));
    private CheckLedger ledger;

    /** An empty ledger that nobody else has. */
    abstract CheckLedger emptyLedger();

    @BeforeEach
    void openLedger() {
        ledger = emptyLedger();
    }

    @Test
    void listsTheChecksThatWaitWithTheNewestFirst() {
        CheckRecord middle = enter(waiting(NOW.plusSeconds(2)));
        CheckRecord oldest = enter(delivering(NOW.plusMillis(1)));
        CheckRecord newest = enter(waiting(NOW.plusSeconds(3)));

        assertEquals(shown(newest, middle, oldest), list(WaitingFilter.NONE, MANY));
    }

    @Test
    void listsNoCheckThatHasEnded() {
        enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        enter(ended(NOW));

        assertEquals(List.of(), list(WaitingFilter.NONE, MANY));
    }

    @Test
    void listsTheNewestOnesWhereThereAreMoreThanAskedFor() {
        List<CheckRecord> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(enter(waiting(NOW.plusSeconds((i * 3) % 7))));
        }
        all.sort(Comparator.comparing(CheckRecord::acceptedAt).reversed());

        assertEquals(shown(all.get(0), all.get(1)), list(WaitingFilter.NONE, 2));
    }

    @Test
    void goesOnAfterAPlaceWithoutOmissionsAlsoAmongChecksOfTheSameMoment() {
        List<WaitingCheck> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(WaitingCheck.of(enter(waiting(NOW.plusSeconds(i / 4)))));
        }
        all.sort(WaitingCheck.NEWEST_FIRST);

        List<WaitingCheck> found = new ArrayList<>();
        Optional<WaitingCheck.Place> after = Optional.empty();
        for (int page = 0; page < 5; page++) {
            List<WaitingCheck> two =
                    list(new WaitingFilter(Optional.empty(), Optional.empty(), Optional.empty(), after), 2);
            found.addAll(two);
            after = Optional.of(two.get(two.size() - 1).place());
        }

        assertEquals(all, found);
        assertEquals(
                List.of(), list(new WaitingFilter(Optional.empty(), Optional.empty(), Optional.empty(), after), 2));
    }

    @Test
    void listsTheChecksOfAPolicyAlone() {
        CheckRecord production = enter(with(waiting(NOW), Optional.of(new PolicyVersion("production", "1"))));
        enter(with(waiting(NOW), Optional.of(new PolicyVersion("production-2", "1"))));
        enter(with(waiting(NOW), Optional.empty()));

        assertEquals(shown(production), list(ofPolicy("production"), MANY));
        assertEquals(List.of(), list(ofPolicy("x' or policy ne 'x"), MANY), "whatever a caller writes");
    }

    @Test
    void listsTheChecksOfAProjectAlone() {
        CheckRecord one = enter(waiting(NOW));
        enter(waiting(NOW));
        UUID project = one.delivery().projectId();

        assertEquals(
                shown(one),
                list(
                        new WaitingFilter(Optional.empty(), Optional.of(project), Optional.empty(), Optional.empty()),
                        MANY));
    }

    @Test
    void listsTheChecksOfAPhaseAlone() {
        CheckRecord waiting = enter(waiting(NOW));
        CheckRecord delivering = enter(delivering(NOW));

        assertEquals(shown(waiting), list(in(In.EVALUATING), MANY));
        assertEquals(shown(delivering), list(in(In.DELIVERING), MANY));
    }

    @Test
    void listsWhatFitsAllThatIsAskedFor() {
        PolicyVersion policy = new PolicyVersion("production", "1");
        CheckRecord one = enter(with(waiting(NOW), Optional.of(policy)));
        CheckRecord two = enter(with(delivering(NOW), Optional.of(policy)));

        WaitingFilter filter = new WaitingFilter(
                Optional.of("production"), Optional.empty(), Optional.of(In.DELIVERING), Optional.empty());

        assertEquals(shown(two), list(filter, MANY));
        assertEquals(2, list(ofPolicy("production"), MANY).size(), one::toString);
    }

    @Test
    void purgesACheckThatWasPutAside() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));

        assertEquals(
                Purged.DONE, given(ledger.purge(ended.id(), stored(ended.id()).version())));

        assertEquals(Optional.empty(), given(ledger.find(ended.id())));
        assertEquals(List.of(), given(ledger.ofPlan(ended.id().plan())));
    }

    @Test
    void purgesNoCheckThatWasNotPutAside() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));

        assertEquals(
                Purged.NOT_PUT_ASIDE,
                given(ledger.purge(ended.id(), stored(ended.id()).version())));

        assertEquals(ended, stored(ended.id()).record());
    }

    @Test
    void purgesACheckOnce() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        String version = stored(ended.id()).version();
        given(ledger.purge(ended.id(), version));

        assertEquals(Purged.OVERTAKEN, given(ledger.purge(ended.id(), version)));
    }

    @Test
    void purgesNoRunThatBeganInTheMeantime() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        String version = stored(ended.id()).version();
        CheckRecord next = with(ended, Optional.empty()).expectingNext();
        next = next.in(new Phase.Evaluating(NOW, Optional.empty(), 0, Optional.empty()), NOW);
        done(ledger.replace(next, version));

        given(ledger.purge(ended.id(), version));

        assertEquals(next, stored(ended.id()).record());
    }

    @Test
    void beginsNoRunOfACheckThatIsPurged() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        String version = stored(ended.id()).version();
        given(ledger.purge(ended.id(), version));

        assertEquals(new Written.Overtaken(), given(ledger.replace(ended.expectingNext(), version)));
    }

    CheckRecord waiting(Instant acceptedAt) {
        return accepted(new Phase.Evaluating(NOW, Optional.of(NOW), 2, Optional.empty()), acceptedAt);
    }

    CheckRecord delivering(Instant acceptedAt) {
        return accepted(
                new Phase.Delivering(SampleRecords.DECISION, NOW.plusSeconds(1), 3, Optional.of(NOW)), acceptedAt);
    }

    private CheckRecord ended(Instant at) {
        return accepted(new Phase.Ended(Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "over", at), NOW);
    }

    private CheckRecord accepted(Phase phase, Instant acceptedAt) {
        return record(samples.next(), phase, acceptedAt, Optional.of(new PolicyVersion("canary", "v1")));
    }

    static CheckRecord with(CheckRecord record, Optional<PolicyVersion> policy) {
        return record(record, record.phase(), record.acceptedAt(), policy);
    }

    private static CheckRecord record(
            CheckRecord any, Phase phase, Instant acceptedAt, Optional<PolicyVersion> policy) {
        return new CheckRecord(
                any.id(),
                any.run(),
                any.deliveryId(),
                any.delivery(),
                any.definition(),
                policy,
                any.sealedToken(),
                any.tokenExpiresAt(),
                acceptedAt,
                any.deadline(),
                any.firstSequence(),
                any.sequence(),
                any.dueAt(),
                any.resent(),
                phase,
                any.findings(),
                any.notes(),
                any.told(),
                any.history(),
                any.unsent());
    }

    static WaitingFilter ofPolicy(String name) {
        return new WaitingFilter(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static WaitingFilter in(In phase) {
        return new WaitingFilter(Optional.empty(), Optional.empty(), Optional.of(phase), Optional.empty());
    }

    private static List<WaitingCheck> shown(CheckRecord... records) {
        return Arrays.stream(records).map(WaitingCheck::of).toList();
    }

    private List<WaitingCheck> list(WaitingFilter filter, int most) {
        return given(ledger.waiting(filter, most));
    }

    private CheckRecord enter(CheckRecord record) {
        done(ledger.enter(record));
        return record;
    }

    private Versioned stored(CheckId id) {
        return given(ledger.find(id)).orElseThrow(() -> new AssertionError("the ledger lost " + id));
    }

    static void done(Answer<Written> written) {
        given(written).fold(version -> version, () -> {
            throw new AssertionError("somebody else was first, though nobody else is there");
        });
    }

    static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, fault -> {
            throw new AssertionError(fault);
        });
    }
}
