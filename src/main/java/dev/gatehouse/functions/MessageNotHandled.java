package dev.gatehouse.functions;

import dev.gatehouse.check.LogScope;

/**
 * Tells the Functions host to hand the message out again; the only way it knows is an exception. The host logs it as an error:
 * its message is a line as all others, with the id of the check it is about.
 */
final class MessageNotHandled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence why, for the app's log; never a secret */
    MessageNotHandled(String sentence) {
        super(LogLine.of(LogScope.check(), sentence), null, false, false);
    }
}
