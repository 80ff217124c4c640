package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.Answer;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a conditional write says when the library had to try twice. */
@WithAzurite
class TableCheckLedgerRetryTest {

    private final LossyHttp http = new LossyHttp();
    private final SampleRecords samples = new SampleRecords(new Random(7));
    private final CheckRecord record = samples.next();
    private final CheckLedger ledger;
    private final CheckLedger other;

    TableCheckLedgerRetryTest(Azurite azurite) {
        String table = FreshNames.table();
        ledger = TableCheckLedger.connectedBy(azurite.connectionString(), table, () -> http, new Random(1));
        other = TableCheckLedger.connectedBy(azurite.connectionString(), table, () -> TestHttp.CLIENT, new Random(2));
    }

    @Test
    void knowsItsOwnEntryAfterItsAnswerWasLost() {
        createTable();
        http.loseNext(LossyHttp.Loss.ANSWER);

        Answer<Written> written = ledger.enter(record);

        assertEquals(Answer.given(new Written.Done(storedVersion())), written);
    }

    @Test
    void knowsItsOwnReplacementAfterItsAnswerWasLost() {
        CheckRecord next = record.in(samples.phase(), samples.time());
        String version = enter();
        http.loseNext(LossyHttp.Loss.ANSWER);

        Answer<Written> written = ledger.replace(next, version);

        assertEquals(Answer.given(new Written.Done(storedVersion())), written);
        assertEquals(next, stored().record());
    }

    @Test
    void knowsItsOwnEntryAfterTwoAnswersWereLost() {
        createTable();
        http.loseNext(LossyHttp.Loss.ANSWER);
        http.loseNext(LossyHttp.Loss.ANSWER);

        Answer<Written> written = ledger.enter(record);

        assertEquals(Answer.given(new Written.Done(storedVersion())), written);
    }

    @Test
    void isOvertakenByAnEntryOfTheSameRecordByAnother() {
        createTable();
        http.loseNextRequestWhile(() -> other.enter(record));

        assertEquals(Answer.given(new Written.Overtaken()), ledger.enter(record));
    }

    @Test
    void isOvertakenByAReplacementOfAnother() {
        String version = enter();
        CheckRecord theirs = record.in(samples.phase(), samples.time());
        http.loseNextRequestWhile(() -> other.replace(theirs, version));

        assertEquals(Answer.given(new Written.Overtaken()), ledger.replace(theirs, version));
    }

    @Test
    void writesOnceWhenOnlyTheRequestWasLost() {
        createTable();
        http.loseNext(LossyHttp.Loss.REQUEST);

        Answer<Written> written = ledger.enter(record);

        assertEquals(Answer.given(new Written.Done(storedVersion())), written);
    }

    /** The first write finds the table missing; that detour is another test's. */
    private void createTable() {
        other.enter(samples.next());
    }

    private String enter() {
        other.enter(record);
        return storedVersion();
    }

    private String storedVersion() {
        return stored().version();
    }

    private Versioned stored() {
        return other.find(record.id()).fold(Optional::orElseThrow, fault -> {
            throw new AssertionError(fault);
        });
    }
}
