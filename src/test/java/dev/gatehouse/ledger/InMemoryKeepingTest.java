package dev.gatehouse.ledger;

class InMemoryKeepingTest extends KeepingContract {

    @Override
    CheckLedger emptyLedger() {
        return new InMemoryCheckLedger();
    }
}
