package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.Step;
import java.time.Duration;

/** Does what shall happen after a message was handled. */
final class Steps {

    private final Gatehouse gatehouse;

    Steps(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Takes a step, and tells it for the app's log.
     *
     * @throws MessageNotHandled when the host has to hand the message out again
     */
    String take(Step step) {
        return step.fold(why -> why, this::send, fault -> {
            throw new MessageNotHandled(fault.sentence());
        });
    }

    private String send(CheckMessage next, Duration delay) {
        ready(gatehouse.queue()).send(next, delay).ifPresent(fault -> {
            throw new MessageNotHandled(fault.sentence());
        });
        return "goes on in " + delay.toMillis() + " ms";
    }

    /** A part of the app; where it cannot be made, the host has to hand the message out again. */
    static <T> T ready(Answer<T> part) {
        return part.fold(made -> made, fault -> {
            throw new MessageNotHandled(fault.sentence());
        });
    }
}
