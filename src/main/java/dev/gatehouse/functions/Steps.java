package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.Step;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what shall happen after a message was handled. */
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Gatehouse gatehouse;

    Steps(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Takes a step. Going on is no news: it happens to every waiting check, again and again.
     *
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    void take(Step step) {
        Optional<Fault> fault = step.fold(this::note, this::send, Optional::of);
        if (fault.isPresent()) {
            throw new MessageNotHandled(fault.get().sentence());
        }
    }

    private Optional<Fault> note(String why) {
        LOG.info(why);
        return Optional.empty();
    }

    private Optional<Fault> send(Step.Send step) {
        InvocationLog.debug("goes on in " + step.delay().toMillis() + " ms");
        return ready(gatehouse.outbox()).send(step);
    }

    /** A part of the app; where it cannot be made, the host has to hand the message out again. */
    static <T> T ready(Answer<T> part) {
        return part.fold(made -> made, fault -> {
            throw new MessageNotHandled(fault.sentence());
        });
    }
}
