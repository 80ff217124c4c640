package dev.gatehouse.functions;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.webhook.NoticeDelivery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has others told of what a message says, and does what follows from the attempt. */
final class NoticeSteps {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSteps.class);

    private final Gatehouse gatehouse;

    NoticeSteps(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Takes a message of this queue; one that is none of Gatehouse's is dropped.
     *
     * @param attempt what came of telling others, or of the host's attempts to do so
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    void take(String text, String queue, Function<Notice, NoticeDelivery.Outcome> attempt) {
        NoticeMessages.decode(text)
                .ifPresentOrElse(
                        notice -> {
                            LogScope.enter(notice.check());
                            take(notice, attempt.apply(notice));
                        },
                        () -> LOG.error(
                                "A message of {} characters in the queue {} is none of Gatehouse's and was dropped.",
                                text.length(),
                                queue));
    }

    private void take(Notice notice, NoticeDelivery.Outcome outcome) {
        Optional<Fault> fault = outcome.fold(
                () -> told(notice), (next, delay, why) -> sendAgain(next, delay, why), why -> givenUp(notice, why));
        if (fault.isPresent()) {
            throw new MessageNotHandled(fault.get().sentence());
        }
    }

    private static Optional<Fault> told(Notice notice) {
        LOG.info(
                "told the connection {} that it is {}",
                notice.connection(),
                notice.happening().word());
        return Optional.empty();
    }

    private Optional<Fault> sendAgain(Notice next, Duration delay, Fault why) {
        LOG.warn(
                "attempt {} to tell the connection {} that it is {} failed, and is repeated in {} s: {}",
                next.attempts(),
                next.connection(),
                next.happening().word(),
                delay.toSeconds(),
                why.sentence());
        return Steps.ready(gatehouse.outbox()).sendAgain(next, delay);
    }

    private static Optional<Fault> givenUp(Notice notice, Fault why) {
        LOG.error(
                "could not tell the connection {} that it is {}, and tries no more: {}",
                notice.connection(),
                notice.happening().word(),
                why.sentence());
        return Optional.empty();
    }
}
