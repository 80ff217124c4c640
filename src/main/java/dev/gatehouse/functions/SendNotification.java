package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.evaluation.NoticeQueue;

/** Tells somebody of what happened to a check. Whatever comes of it, the check goes its way. */
public final class SendNotification {

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
                () -> new NoticeSteps(gatehouse)
                        .take(
                                text,
                                NoticeQueue.QUEUE,
                                notice ->
                                        Steps.ready(gatehouse.noticeDelivery()).deliver(notice)));
    }
}
