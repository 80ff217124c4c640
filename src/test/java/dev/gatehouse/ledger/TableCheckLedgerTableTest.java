package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table itself, as people see it and as they can break it. */
@WithAzurite
class TableCheckLedgerTableTest {

    private final SampleRecords samples = new SampleRecords(new Random(11));
    private final CheckRecord record = samples.next();
    private final TableClient table;
    private final CheckLedger ledger;

    TableCheckLedgerTableTest(Azurite azurite) {
        String name = FreshNames.table();
        table = new TableClientBuilder()
                .connectionString(azurite.connectionString())
                .tableName(name)
                .httpClient(TestHttp.CLIENT)
                .buildClient();
        ledger = TableCheckLedger.connectedBy(azurite.connectionString(), name, () -> TestHttp.CLIENT, new Random(1));
    }

    @Test
    void createsTheTableForWhateverComesFirst() {
        assertEquals(Answer.given(List.of()), ledger.ofPlan(record.id().plan()));
        table.deleteTable();
        assertEquals(Answer.given(Optional.empty()), ledger.find(record.id()));
        table.deleteTable();
        assertEquals(
                Answer.given(new CheckLedger.Written.Overtaken()),
                ledger.replace(record, "W/\"datetime'2026-03-01T10%3A00%3A00.0000000Z'\""));
        table.deleteTable();
        ledger.enter(record);

        assertEquals(
                Optional.of(record),
                ledger.find(record.id())
                        .fold(found -> found.map(Versioned::record), fault -> Optional.<CheckRecord>empty()));
    }

    @Test
    void writesColumnsThatPeopleCanRead() {
        ledger.enter(record);

        TableEntity row = row();

        assertEquals(record.id().plan(), row.getPartitionKey());
        assertEquals(record.delivery().hub().hubName(), row.getProperty("hub"));
        assertEquals(record.delivery().planId().toString(), row.getProperty("planId"));
        assertEquals(record.sequence(), row.getProperty("sequence"));
        assertEquals(record.dueAt(), ((OffsetDateTime) row.getProperty("dueAt")).toInstant());
        assertTrue(
                List.of("evaluating", "delivering", "ended").contains(row.getProperty("phase")),
                () -> "phase " + row.getProperty("phase"));
    }

    @Test
    void saysWhichRowCannotBeReadAndWhy() {
        ledger.enter(record);
        table.updateEntity(row().addProperty("phase", "lost"), TableEntityUpdateMode.REPLACE);

        Fault fault = ledger.find(record.id())
                .fold(
                        value -> {
                            throw new AssertionError("read " + value);
                        },
                        read -> read);

        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(fault.sentence().contains(record.id().value()), fault.sentence());
        assertTrue(fault.sentence().contains("column phase holds 'lost'"), fault.sentence());
    }

    @Test
    void doesNotLeaveAnUnreadableRowOutOfAPlan() {
        ledger.enter(record);
        table.updateEntity(row().addProperty("run", "one"), TableEntityUpdateMode.REPLACE);

        Answer<List<CheckRecord>> checks = ledger.ofPlan(record.id().plan());

        assertTrue(checks instanceof Answer.Failed, () -> "answered " + checks);
    }

    private TableEntity row() {
        return table.getEntity(record.id().plan(), record.id().value());
    }
}
