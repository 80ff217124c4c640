package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckLedger;
import java.util.Set;

/** The app with one thing wrong about it, each of which some property has to find. */
enum Mutation implements Wiring {
    /** The next message is sent, and then the state is saved that it follows from. */
    SENDS_BEFORE_SAVING {
        @Override
        public Parts parts(Parts parts) {
            SendsBeforeSaving both = new SendsBeforeSaving(parts.ledger(), parts.queue(), parts.clock());
            return new Parts(both, parts.taskHubs(), both, parts.clock());
        }
    },
    /** Whoever writes last wins. */
    NO_ETAG {
        @Override
        public CheckLedger stored(CheckLedger ledger) {
            return new LastWriterWins(ledger);
        }
    },
    /** A message that comes again counts as a duplicate, as if no handling ever died. */
    EVERY_MESSAGE_COUNTS_AS_NEW {
        @Override
        public long dequeueCount(long dequeueCount) {
            return 1;
        }
    },
    /** A duplicate counts as a message that comes again, as if a handling had died. */
    EVERY_MESSAGE_COUNTS_AS_COMING_AGAIN {
        @Override
        public long dequeueCount(long dequeueCount) {
            return dequeueCount + 1;
        }
    },
    /** Azure DevOps hears of a decision, and then it is saved. */
    DELIVERS_BEFORE_SAVING {
        @Override
        public Parts parts(Parts parts) {
            return new Parts(
                    new DeliversBeforeSaving(parts.ledger(), parts.taskHubs()),
                    parts.taskHubs(),
                    parts.queue(),
                    parts.clock());
        }
    },
    /** Whoever wakes a check only sends a message. */
    WAKES_WITHOUT_SAVING {
        @Override
        public Parts wakerParts(Parts parts) {
            return new Parts(new WakesWithoutSaving(parts.ledger()), parts.taskHubs(), parts.queue(), parts.clock());
        }
    },
    /** Nobody looks for checks whose message is lost. */
    NO_RECONCILER {
        @Override
        public boolean reconciles() {
            return false;
        }
    };

    /** The properties of which one at least has to find it. */
    Set<String> foundBy() {
        return switch (this) {
            case SENDS_BEFORE_SAVING -> Set.of(InTime.NAME, MessagesDoNotGrow.NAME);
            case NO_ETAG -> Set.of(SavedDecisionStays.NAME);
            case EVERY_MESSAGE_COUNTS_AS_NEW -> Set.of(InTime.NAME);
            case EVERY_MESSAGE_COUNTS_AS_COMING_AGAIN -> Set.of(MessagesDoNotGrow.NAME);
            case DELIVERS_BEFORE_SAVING -> Set.of(OneDecision.NAME);
            case WAKES_WITHOUT_SAVING -> Set.of(InTime.NAME);
            case NO_RECONCILER -> Set.of(EveryCheckEnds.NAME);
        };
    }
}
