package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same in two tables, and what becomes of rows when a process dies between the one and the other. */
@WithAzurite
class TableKeepingTest extends KeepingContract {

    private final Azurite azurite;
    private final String name = FreshNames.table();
    private final LossyHttp http = new LossyHttp();
    private final CheckLedger ledger;

    TableKeepingTest(Azurite azurite) {
        this.azurite = azurite;
        this.ledger = TableCheckLedger.connectedBy(azurite.connectionString(), name, () -> http, new Random(1));
    }

    @Override
    CheckLedger emptyLedger() {
        return TableCheckLedger.connectedBy(
                azurite.connectionString(), FreshNames.table(), () -> TestHttp.CLIENT, new Random(1));
    }

    @Test
    void movesTheRowToTheTableOfEndedChecks() {
        CheckRecord ended = ended(NOW.minusSeconds(1));
        done(ledger.enter(ended));

        given(ledger.putAside(NOW, 10));

        assertEquals(List.of(), rows(name));
        assertEquals(List.of(ended.id().value()), rows(name + "Ended"));
    }

    @Test
    void callsTheStorageAccountOnceToFindACheckThatWaitsAndOnceToReplaceIt() {
        CheckRecord record = waiting(NOW);
        done(ledger.enter(record));
        int before = http.calls();

        Versioned found = given(ledger.find(record.id())).orElseThrow();
        assertEquals(1, http.calls() - before);
        done(ledger.replace(record.expectingNext(), found.version()));

        assertEquals(2, http.calls() - before);
    }

    @Test
    void goesOnWithARowThatADyingProcessLeftInBothTables() {
        CheckRecord ended = ended(NOW.minusSeconds(1));
        done(ledger.enter(ended));
        TableEntity row = table(name).listEntities().iterator().next();
        table(name + "Ended").createTable();
        table(name + "Ended").createEntity(CheckEntity.copy(row));
        assertEquals(List.of(ended), given(ledger.ofPlan(ended.id().plan())), "listed once");

        assertEquals(1, given(ledger.putAside(NOW, 10)));

        assertEquals(List.of(), rows(name));
        assertEquals(List.of(ended.id().value()), rows(name + "Ended"));
    }

    @Test
    void losesNoRowWhoseAnswersWereLost() {
        CheckRecord ended = ended(NOW.minusSeconds(1));
        done(ledger.enter(ended));
        given(ledger.find(samples.next().id())); // makes the second table
        for (int i = 0; i < 2; i++) {
            http.loseNext(LossyHttp.Loss.ANSWER);
            http.loseNext(LossyHttp.Loss.REQUEST);
        }

        ledger.putAside(NOW, 10);

        assertEquals(ended, given(ledger.find(ended.id())).orElseThrow().record());
        assertEquals(List.of(ended.id().value()), rows(name + "Ended"));
    }

    @Test
    void keepsTheNewRunThatBeginsWhileItsLastOneIsPutAside() {
        CheckRecord ended = ended(NOW.minusSeconds(1));
        done(ledger.enter(ended));
        Versioned read = given(ledger.find(ended.id())).orElseThrow();
        given(ledger.find(samples.next().id())); // makes the second table
        CheckLedger other =
                TableCheckLedger.connectedBy(azurite.connectionString(), name, () -> TestHttp.CLIENT, new Random(2));
        http.loseNextRequestWhile(() -> done(other.replace(nextRun(ended), read.version())));

        assertEquals(0, given(ledger.putAside(NOW, 10)));

        assertEquals(
                nextRun(ended), given(ledger.find(ended.id())).orElseThrow().record());
    }

    /** A delivery after the decision must not be dropped because a timer came between its reading and its writing. */
    @Test
    void asksToTryAgainWhenARowWasPutAsideAfterItWasRead() {
        CheckRecord ended = ended(NOW.minusSeconds(1));
        done(ledger.enter(ended));
        Versioned read = given(ledger.find(ended.id())).orElseThrow();
        given(ledger.putAside(NOW, 10));

        Answer<Written> written = ledger.replace(nextRun(ended), read.version());

        assertEquals(
                Optional.of(Fault.Kind.PASSING),
                written.fold(any -> Optional.empty(), fault -> Optional.of(fault.kind())));
    }

    @Test
    void findsOverdueChecksBesideARowThatCannotBeRead() {
        CheckRecord broken = waiting(NOW.minusSeconds(1));
        CheckRecord whole = waiting(NOW.minusSeconds(1));
        done(ledger.enter(broken));
        done(ledger.enter(whole));
        TableEntity row = table(name).getEntity(broken.id().plan(), broken.id().value());
        table(name).updateEntity(row.addProperty("run", "one"), TableEntityUpdateMode.REPLACE);

        List<Versioned> overdue = given(ledger.overdue(NOW, 10));

        assertEquals(List.of(whole), overdue.stream().map(Versioned::record).toList());
    }

    private List<String> rows(String table) {
        return table(table).listEntities().stream().map(TableEntity::getRowKey).toList();
    }

    private TableClient table(String table) {
        return new TableClientBuilder()
                .connectionString(azurite.connectionString())
                .tableName(table)
                .httpClient(TestHttp.CLIENT)
                .buildClient();
    }
}
