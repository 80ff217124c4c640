package dev.gatehouse.outbound;

import java.io.Serial;
import java.net.UnknownHostException;

/** A host has no address that may be connected to. */
final class RefusedAddress extends UnknownHostException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;

    RefusedAddress(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What people are told. */
    String sentence() {
        return sentence;
    }
}
