package dev.gatehouse.ledger;

/** A row that Gatehouse did not write this way. The message says which column and what belongs there. */
final class UnreadableRow extends Exception {

    UnreadableRow(String message) {
        super(message);
    }
}
