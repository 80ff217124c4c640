package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.webhook.NoticeDelivery;

/** Puts a message back that the host has given up, because a setting was wrong or the storage away, as long as its time lasts. */
public final class NotificationPoisoned {

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
                () -> new NoticeSteps(gatehouse)
                        .take(
                                text,
                                NoticeQueue.POISON_QUEUE,
                                notice -> NoticeDelivery.notHandled(
                                        notice, gatehouse.clock().instant())));
    }
}
