package dev.gatehouse.ledger;

class InMemoryCheckLedgerTest extends CheckLedgerContract {

    @Override
    CheckLedger emptyLedger() {
        return new InMemoryCheckLedger();
    }
}
