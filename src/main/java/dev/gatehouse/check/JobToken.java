package dev.gatehouse.check;

/**
 * The job token of a delivery ({@code AuthToken}): it can act on the organization for up to 48 hours.
 *
 * @param value the token; only the calls that must carry it may read it
 */
public record JobToken(String value) {

    private static final int SECRET_LENGTH = 16;
    private static final int BLOCK = SECRET_LENGTH / 2;

    public JobToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a job token is not empty");
        }
    }

    /** Whether a text would give the token away. A word as short as {@code token}, typed by hand, gives nothing away. */
    public boolean appearsIn(String text) {
        return value.length() >= SECRET_LENGTH && text.contains(value);
    }

    /** The text without the token, and without pieces of it, such as a text that was cut leaves: {@value #SECRET_LENGTH} characters. */
    public String removedFrom(String text) {
        if (value.length() < SECRET_LENGTH || !mayHavePiece(text)) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = endOfPiece(text, at);
            rest.append(end == at ? text.substring(at, at + 1) : "(the job token)");
            at = Math.max(end, at + 1);
        }
        return rest.toString();
    }

    /** Few texts do, and looking at every character takes a while: every piece has a whole block of the text inside it. */
    private boolean mayHavePiece(String text) {
        for (int at = 0; at + BLOCK <= text.length(); at += BLOCK) {
            if (value.contains(text.substring(at, at + BLOCK))) {
                return true;
            }
        }
        return false;
    }

    /** Where a piece of the token ends that begins here; here, where none does. */
    private int endOfPiece(String text, int begin) {
        int end = begin + SECRET_LENGTH;
        if (end > text.length() || !value.contains(text.substring(begin, end))) {
            return begin;
        }
        while (end < text.length() && value.contains(text.substring(begin, end + 1))) {
            end++;
        }
        return end;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "JobToken[redacted]";
    }
}
