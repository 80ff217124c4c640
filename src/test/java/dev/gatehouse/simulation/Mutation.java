package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.simulation.SimulatedHost.Delivered;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The app with one thing wrong about it, each of which some property has to find. */
enum Mutation implements Wiring {
    /** The next message is sent, and then the state is saved that it follows from. */
    SENDS_BEFORE_SAVING(InTime.NAME, MessagesDoNotGrow.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            SendsBeforeSaving both = new SendsBeforeSaving(parts.ledger(), parts.queue(), parts.clock());
            return new Parts(both, parts.taskHubs(), both, parts.notices(), parts.clock());
        }
    },
    /** The next message is sent before others are told. */
    TELLS_OTHERS_AFTERWARDS(OthersAreTold.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            TellsOthersAfterwards both = new TellsOthersAfterwards(parts.queue(), parts.notices());
            return new Parts(parts.ledger(), parts.taskHubs(), both, both, parts.clock());
        }
    },
    /** Whoever writes last wins. */
    NO_ETAG(SavedDecisionStays.NAME) {
        @Override
        public StoredTable stored() {
            return new LastWriterWins("waiting ");
        }
    },
    /** A message that comes again counts as a duplicate, as if no handling ever died. */
    EVERY_MESSAGE_COUNTS_AS_NEW(InTime.NAME) {
        @Override
        public Delivered delivered(Delivered delivered, InstantSource clock) {
            return new Delivered(delivered.message(), 1);
        }
    },
    /** A duplicate counts as a message that comes again, as if a handling had died. */
    EVERY_MESSAGE_COUNTS_AS_COMING_AGAIN(MessagesDoNotGrow.NAME) {
        @Override
        public Delivered delivered(Delivered delivered, InstantSource clock) {
            return new Delivered(delivered.message(), delivered.dequeueCount() + 1);
        }
    },
    /** Azure DevOps hears of a decision, and then it is saved. */
    DELIVERS_BEFORE_SAVING(OneDecision.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return parts.with(new DeliversBeforeSaving(parts.ledger(), parts.taskHubs()));
        }
    },
    /** Who has to wait fails at once. */
    FAILS_AT_ONCE(DecidesWhatIsSo.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return parts.with(new Saves(Saves::failedWhenWaiting, parts.ledger()));
        }
    },
    /** An evaluation forgets what is noted. */
    FORGETS_EVENTS(KeepsEvents.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return role == Role.HANDLER
                    ? parts.with(new Saves(record -> record.withNotes(Optional.empty()), parts.ledger()))
                    : parts;
        }
    },
    /** Whose time is up may go on. */
    GIVES_UP_WITH_A_YES(DecidesWhatIsSo.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return parts.with(new Saves(Saves::succeededWhenGivenUp, parts.ledger()));
        }
    },
    /** No decision is told: each check ends as if its token had expired. */
    TELLS_NOBODY(EndsForAReason.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return new Parts(
                    new Saves(Saves::expiredWhenTaken, parts.ledger()),
                    (delivery, token) -> new TellsNobody(parts.taskHubs().open(delivery, token)),
                    parts.queue(),
                    parts.notices(),
                    parts.clock());
        }
    },
    /** A decision that was not taken the first time is given up, as if the token had expired. */
    TELLS_ONCE(EndsForAReason.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.HANDLER, role, parts, ledger -> new Saves(Saves::expiredAfterATry, ledger));
        }
    },
    /** The same when the message was given up that was to tell it. */
    GIVES_UP_WITH_THE_MESSAGE(EndsForAReason.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.POISON_HANDLER, role, parts, ledger -> new Saves(Saves::expiredAfterATry, ledger));
        }
    },
    /** The token stays where the check has ended. */
    KEEPS_TOKENS(TokenIsErased.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return parts.with(new KeepsTokens(parts.ledger()));
        }
    },
    /** Every delivery that is not known begins a run, once there is a decision, however old it is. */
    DUPLICATES_BEGIN_RUNS(RunsAreForWaits.NAME) {
        @Override
        public Delivered delivered(Delivered delivered, InstantSource clock) {
            return new Delivered(
                    delivered
                            .message()
                            .fold(
                                    accepted -> new CheckMessage.Accepted(
                                            accepted.deliveryId(),
                                            accepted.delivery(),
                                            accepted.definition(),
                                            accepted.policy(),
                                            accepted.sealedToken(),
                                            accepted.tokenExpiresAt(),
                                            clock.instant(),
                                            accepted.deadline()),
                                    goOn -> goOn),
                    delivered.dequeueCount());
        }
    },
    /** Whoever wakes a check only sends a message. */
    WAKES_WITHOUT_SAVING(InTime.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.WAKER, role, parts, SavesNothing::new);
        }
    },
    /** Whoever terminates a check only sends a message. */
    TERMINATES_WITHOUT_SAVING(Operator.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.OPERATOR, role, parts, SavesNothing::new);
        }
    },
    /** Nobody looks for checks whose message is lost. */
    NO_RECONCILER(EveryCheckEnds.NAME) {
        @Override
        public boolean reconciles() {
            return false;
        }
    },
    /** Whoever looks for them only sends a message. */
    RECONCILES_WITHOUT_SAVING(MessagesDoNotGrow.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.RECONCILER, role, parts, SavesNothing::new);
        }
    },
    /** Whoever looks for them finds the same ones again each time. */
    OVERDUE_STAYS(MessagesDoNotGrow.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.RECONCILER, role, parts, OverdueStays::new);
        }
    },
    /** Whoever looks for them leaves out those whose decision is on its way. */
    SKIPS_DELIVERING(EveryCheckEnds.NAME) {
        @Override
        public Parts parts(Role role, Parts parts) {
            return onlyFor(Role.RECONCILER, role, parts, SkipsDelivering::new);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, and Error Prone looks at the type alone.
    private final Set<String> foundBy;

    Mutation(String... foundBy) {
        this.foundBy = Set.of(foundBy);
    }

    /** The properties of which one at least has to find it. */
    Set<String> foundBy() {
        return foundBy;
    }

    private static Parts onlyFor(Role one, Role role, Parts parts, UnaryOperator<CheckLedger> changed) {
        return role == one ? parts.with(changed.apply(parts.ledger())) : parts;
    }
}
