package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same in a table, where the service looks through the rows. */
@WithAzurite
class TableListingTest extends ListingContract {

    private final Azurite azurite;
    private final String name = FreshNames.table();
    private final CheckLedger ledger;

    TableListingTest(Azurite azurite) {
        this.azurite = azurite;
        this.ledger =
                TableCheckLedger.connectedBy(azurite.connectionString(), name, () -> TestHttp.CLIENT, new Random(1));
    }

    @Override
    CheckLedger emptyLedger() {
        return TableCheckLedger.connectedBy(
                azurite.connectionString(), FreshNames.table(), () -> TestHttp.CLIENT, new Random(1));
    }

    @Test
    void leavesTheTokenAndWhateverElseIsLongToTheService() {
        assertFalse(WaitingRows.COLUMNS.contains("sealedToken"));
        assertEquals(
                List.of(),
                WaitingRows.COLUMNS.stream()
                        .filter(column -> List.of("definition", "findings", "notes", "variables", "history")
                                .contains(column))
                        .toList());
    }

    @Test
    void listsTheOthersWhereARowCannotBeRead() {
        CheckRecord broken = waiting(NOW.plusSeconds(1));
        CheckRecord whole = waiting(NOW);
        done(ledger.enter(broken));
        done(ledger.enter(whole));
        TableEntity row = table().getEntity(broken.id().plan(), broken.id().value());
        table().updateEntity(row.addProperty("projectId", "no project"), TableEntityUpdateMode.REPLACE);

        assertEquals(List.of(WaitingCheck.of(whole)), given(ledger.waiting(WaitingFilter.NONE, MANY)));
    }

    @Test
    void leavesRowsOfALaterVersionOfTheAppToThat() {
        CheckRecord later = waiting(NOW);
        done(ledger.enter(later));
        TableEntity row = table().getEntity(later.id().plan(), later.id().value());
        table().updateEntity(row.addProperty("schema", CheckEntity.SCHEMA + 1), TableEntityUpdateMode.REPLACE);

        assertEquals(List.of(), given(ledger.waiting(WaitingFilter.NONE, MANY)));
    }

    private TableClient table() {
        return new TableClientBuilder()
                .connectionString(azurite.connectionString())
                .tableName(name)
                .httpClient(TestHttp.CLIENT)
                .buildClient();
    }
}
