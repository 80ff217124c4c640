package dev.gatehouse.ledger;

class InMemoryListingTest extends ListingContract {

    @Override
    CheckLedger emptyLedger() {
        return new InMemoryCheckLedger();
    }
}
