package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;

/** Handles one message of a check. */
public final class EvaluateCheck {

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every message. */
    public EvaluateCheck() {
        this(ThisApp.GATEHOUSE);
    }

    public EvaluateCheck(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Handles a message of the queue.
     *
     * @param text the message
     * @param dequeueCount how often the queue has handed it out
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    @FunctionName("EvaluateCheck")
    public void run(
            @QueueTrigger(name = "message", queueName = CheckMessage.QUEUE, connection = "AzureWebJobsStorage")
                    String text,
            @BindingName("DequeueCount") long dequeueCount,
            ExecutionContext context) {
        InvocationLog.during(context, () -> handle(text, dequeueCount));
    }

    private void handle(String text, long dequeueCount) {
        CheckMessage message = CheckMessages.decode(text)
                .orElseThrow(() -> new MessageNotHandled("This message is none of Gatehouse's."));
        LogScope.enter(message.checkId());
        new Steps(gatehouse).take(Steps.ready(gatehouse.handler()).handle(message, dequeueCount));
    }
}
