package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What shall happen after a message was handled. */
public sealed interface Step {

    /** Before others are told again who could not all be told. */
    Duration PAUSE = Duration.ofSeconds(30);

    /** Goes on with what shall happen. */
    <R> R fold(Function<String, R> done, Function<Send, R> send, Function<Fault, R> tryAgain);

    /** What follows once a check is saved like this. */
    static Step after(CheckRecord saved, Instant now) {
        return saved.phase()
                .fold(evaluating -> next(saved, now), delivering -> next(saved, now), ended -> ended(saved, ended));
    }

    /** The check's next message, visible when it is due. */
    static Send next(CheckRecord record, Instant now) {
        Duration delay = Duration.between(now, record.dueAt());
        return send(record, delay.isNegative() ? Duration.ZERO : delay, Notices.of(record));
    }

    /** Nothing more; but where others have to be told, one more message, which says that they are. */
    static Step ended(CheckRecord record, Phase.Ended end) {
        List<Notice> notices = Notices.of(record);
        return notices.isEmpty() ? new Done("ended: " + end.reason()) : send(record, Duration.ZERO, notices);
    }

    /** The same of a check that has ended, where not all could be told the last time. */
    static Send tellAgain(CheckRecord ended) {
        return send(ended, PAUSE, Notices.of(ended));
    }

    private static Send send(CheckRecord record, Duration delay, List<Notice> notices) {
        return new Send(
                new CheckMessage.Continue(record.id(), record.sequence(), Notices.told(notices)), delay, notices);
    }

    /** Nothing more; {@code why} is for the app's log. */
    record Done(String why) implements Step {
        @Override
        public <R> R fold(Function<String, R> done, Function<Send, R> send, Function<Fault, R> tryAgain) {
            return done.apply(why);
        }
    }

    /**
     * The check goes on with this message, visible after the delay; only once it is sent may the handled one be deleted.
     *
     * @param message says that others are told all of it
     * @param notices what others have to be told first
     */
    record Send(CheckMessage.Continue message, Duration delay, List<Notice> notices) implements Step {
        public Send {
            notices = List.copyOf(notices);
        }

        @Override
        public <R> R fold(Function<String, R> done, Function<Send, R> send, Function<Fault, R> tryAgain) {
            return send.apply(this);
        }
    }

    /** The message has to be handled again: the host shall put it back. */
    record TryAgain(Fault fault) implements Step {
        @Override
        public <R> R fold(Function<String, R> done, Function<Send, R> send, Function<Fault, R> tryAgain) {
            return tryAgain.apply(fault);
        }
    }
}
