package dev.gatehouse.check;

/**
 * The job token of a delivery ({@code AuthToken}): it can act on the organization for up to 48 hours.
 *
 * @param value the token; only the calls that must carry it may read it
 */
public record JobToken(String value) {

    private static final int SECRET_LENGTH = 16;

    public JobToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a job token is not empty");
        }
    }

    /** Whether a text would give the token away. A word as short as {@code token}, typed by hand, gives nothing away. */
    public boolean appearsIn(String text) {
        return value.length() >= SECRET_LENGTH && text.contains(value);
    }

    /** The text without the token. */
    public String removedFrom(String text) {
        return appearsIn(text) ? text.replace(value, "(the job token)") : text;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "JobToken[redacted]";
    }
}
