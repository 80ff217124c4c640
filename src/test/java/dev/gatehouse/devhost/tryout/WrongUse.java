package dev.gatehouse.devhost.tryout;

/** A command line that cannot be followed, or a file that cannot be read; its message says why. */
final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUse(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
