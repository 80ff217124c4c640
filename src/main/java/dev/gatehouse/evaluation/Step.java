package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What shall happen after a message was handled. */
public sealed interface Step {

    /** Goes on with what shall happen. */
    <R> R fold(Function<String, R> done, BiFunction<CheckMessage, Duration, R> send, Function<Fault, R> tryAgain);

    /** The check's next message, visible when it is due. */
    static Send next(CheckRecord record, Instant now) {
        Duration delay = Duration.between(now, record.dueAt());
        return new Send(
                new CheckMessage.Continue(record.id(), record.sequence()), delay.isNegative() ? Duration.ZERO : delay);
    }

    /** Nothing more: the check has ended. */
    static Step ended(Phase.Ended end) {
        return new Done("ended: " + end.reason());
    }

    /** Nothing more; {@code why} is for the app's log. */
    record Done(String why) implements Step {
        @Override
        public <R> R fold(
                Function<String, R> done, BiFunction<CheckMessage, Duration, R> send, Function<Fault, R> tryAgain) {
            return done.apply(why);
        }
    }

    /** The check goes on with this message, visible after the delay; only once it is sent may the handled one be deleted. */
    record Send(CheckMessage message, Duration delay) implements Step {
        @Override
        public <R> R fold(
                Function<String, R> done, BiFunction<CheckMessage, Duration, R> send, Function<Fault, R> tryAgain) {
            return send.apply(message, delay);
        }
    }

    /** The message has to be handled again: the host shall put it back. */
    record TryAgain(Fault fault) implements Step {
        @Override
        public <R> R fold(
                Function<String, R> done, BiFunction<CheckMessage, Duration, R> send, Function<Fault, R> tryAgain) {
            return tryAgain.apply(fault);
        }
    }
}
