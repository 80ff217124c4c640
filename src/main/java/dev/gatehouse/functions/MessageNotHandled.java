package dev.gatehouse.functions;

/** Tells the Functions host to hand the message out again; the only way it knows is an exception. */
final class MessageNotHandled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence why, for the app's log; never a secret */
    MessageNotHandled(String sentence) {
        super(sentence, null, false, false);
    }
}
