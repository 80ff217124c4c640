package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.evaluation.NoticeQueue;
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
        new NoticeSteps(gatehouse)
                .take(notice, Steps.ready(gatehouse.noticeDelivery()).deliver(notice));
    }
}
