package dev.gatehouse.ledger;

class InMemorySignaturesTest extends SeenSignaturesContract {

    InMemorySignaturesTest() {
        super(new InMemorySignatures());
    }
}
