package dev.gatehouse.outbound;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Takes secrets out of what a server said: wherever {@value #RUN} characters in a row are from one of them, and the whole of one
 * that is shorter.
 */
public final class Redaction {

    private static final String MARK = "[redacted]";
    private static final int RUN = 12;
    private static final int WORD = 8;

    /** What is beyond is not looked at and not given back. */
    private static final int LONGEST = 10_000;

    private final List<String> secrets;

    /**
     * Takes out these secrets.
     *
     * @param secrets each as it is and in every form in which it is sent; empty ones count as none
     */
    public Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    }

    /** Whether there is nothing to take out. */
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** At most the first {@value #LONGEST} characters of the text, without the secrets. */
    public String of(String text) {
        String looked = text.substring(0, Math.min(text.length(), LONGEST));
        BitSet secret = new BitSet(looked.length());
        for (String value : secrets) {
            mark(secret, looked, value);
        }
        StringBuilder redacted = new StringBuilder();
        for (int i = 0; i < looked.length(); i++) {
            if (!secret.get(i)) {
                redacted.append(looked.charAt(i));
            } else if (i == 0 || !secret.get(i - 1)) {
                redacted.append(MARK);
            }
        }
        return redacted.toString();
    }

    /** The whole text without the secrets, where they are complete and have at least {@value #WORD} characters: shorter ones are words. */
    public String ofComplete(String text) {
        String redacted = text;
        for (String value : secrets) {
            redacted = value.length() < WORD ? redacted : redacted.replace(value, MARK);
        }
        return redacted;
    }

    private static void mark(BitSet secret, String text, String value) {
        int run = Math.min(RUN, value.length());
        for (int i = 0; i + run <= text.length(); i++) {
            if (value.contains(text.substring(i, i + run))) {
                secret.set(i, i + run);
            }
        }
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "Redaction[redacted]";
    }
}
