package dev.gatehouse.benchmark;

import dev.gatehouse.ledger.CheckRecord;

/** Is told how the app goes through its checks. */
interface CheckWatch {

    /** Nobody. */
    CheckWatch NONE = new CheckWatch() {
        @Override
        public void begun(CheckRecord record) {}

        @Override
        public void saved(CheckRecord record) {}
    };

    /** The app has found this record for a message of its check, and begins to handle it. */
    void begun(CheckRecord record);

    /** The app has saved this record, which the handling came to. */
    void saved(CheckRecord record);
}
