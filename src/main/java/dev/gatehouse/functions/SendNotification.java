package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.evaluation.Outbox;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells somebody of what happened to a check. Whatever comes of it, the check goes its way. */
public final class SendNotification {

    private static final Logger LOG = LoggerFactory.getLogger(SendNotification.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every message. */
    public SendNotification() {
        this(ThisApp.GATEHOUSE);
    }

    public SendNotification(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Handles a message of the queue.
     *
     * @param text the message
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    @FunctionName("SendNotification")
    public void run(
            @QueueTrigger(name = "message", queueName = NoticeQueue.QUEUE, connection = "AzureWebJobsStorage")
                    String text,
            ExecutionContext context) {
        InvocationLog.during(
                context,
                () -> NoticeMessages.decode(text)
                        .ifPresentOrElse(
                                this::send,
                                () -> LOG.error(
                                        "A message of {} characters in the queue {} is none of Gatehouse's and was dropped.",
                                        text.length(),
                                        NoticeQueue.QUEUE)));
    }

    private void send(Notice notice) {
        LogScope.enter(notice.check());
        Optional<Fault> fault = Steps.ready(gatehouse.noticeDelivery())
                .deliver(notice)
                .fold(
                        () -> told(notice),
                        (next, delay, why) -> sendAgain(next, delay, why),
                        why -> givenUp(notice, why));
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
        Outbox outbox = Steps.ready(gatehouse.outbox());
        return outbox.sendAgain(next, delay);
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
