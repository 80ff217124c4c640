package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.webhook.NoticeDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a message back that the host has given up, because a setting was wrong or the storage away, as long as its time lasts. */
public final class NotificationPoisoned {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationPoisoned.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every message. */
    public NotificationPoisoned() {
        this(ThisApp.GATEHOUSE);
    }

    public NotificationPoisoned(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Handles a message of the poison queue. One that is not handled comes again after 10 minutes, for as long as it takes.
     *
     * @param text the message
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    @FunctionName("NotificationPoisoned")
    public void run(
            @QueueTrigger(name = "message", queueName = NoticeQueue.POISON_QUEUE, connection = "AzureWebJobsStorage")
                    String text,
            ExecutionContext context) {
        InvocationLog.during(
                context,
                () -> NoticeMessages.decode(text)
                        .ifPresentOrElse(
                                this::putBack,
                                () -> LOG.error(
                                        "A message of {} characters in the queue {} is none of Gatehouse's and was dropped.",
                                        text.length(),
                                        NoticeQueue.POISON_QUEUE)));
    }

    private void putBack(Notice notice) {
        LogScope.enter(notice.check());
        new NoticeSteps(gatehouse)
                .take(
                        notice,
                        NoticeDelivery.notHandled(notice, gatehouse.clock().instant()));
    }
}
