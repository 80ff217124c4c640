package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles a message that the host has given up. */
public final class CheckPoisoned {

    private static final Logger LOG = LoggerFactory.getLogger(CheckPoisoned.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every message. */
    public CheckPoisoned() {
        this(ThisApp.GATEHOUSE);
    }

    public CheckPoisoned(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Handles a message of the poison queue. The host has no poison queue for this one: a message that is not handled comes again
     * after 10 minutes, for as long as it takes.
     *
     * @param text the message
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    @FunctionName("CheckPoisoned")
    public void run(
            @QueueTrigger(name = "message", queueName = CheckMessage.POISON_QUEUE, connection = "AzureWebJobsStorage")
                    String text,
            ExecutionContext context) {
        InvocationLog.during(
                context,
                () -> CheckMessages.decode(text)
                        .ifPresentOrElse(
                                this::handle,
                                // Nothing of it: it may hold a token.
                                () -> LOG.error(
                                        "A message of {} characters in the queue {} is none of Gatehouse's and was dropped."
                                                + " Look for whoever else writes to the queue {}.",
                                        text.length(),
                                        CheckMessage.POISON_QUEUE,
                                        CheckMessage.QUEUE)));
    }

    private void handle(CheckMessage message) {
        LogScope.enter(message.checkId());
        new Steps(gatehouse).take(Steps.ready(gatehouse.poisonHandler()).handle(message));
    }
}
