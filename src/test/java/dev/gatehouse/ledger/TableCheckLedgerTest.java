package dev.gatehouse.ledger;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import java.util.Random;

@WithAzurite
class TableCheckLedgerTest extends CheckLedgerContract {

    private final Azurite azurite;

    TableCheckLedgerTest(Azurite azurite) {
        this.azurite = azurite;
    }

    @Override
    CheckLedger emptyLedger() {
        return TableCheckLedger.connectedBy(
                azurite.connectionString(), FreshNames.table(), () -> TestHttp.CLIENT, new Random(1));
    }
}
