package dev.gatehouse.ledger;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;

@WithAzurite
class TableSignaturesTest extends SeenSignaturesContract {

    TableSignaturesTest(Azurite azurite) {
        super(TableSignatures.connectedBy(azurite.connectionString(), FreshNames.table(), () -> TestHttp.CLIENT));
    }
}
