package dev.gatehouse.check;

/**
 * The job token of a delivery ({@code AuthToken}): it can act on the organization for up to 48 hours.
 *
 * @param value the token; only the calls that must carry it may read it
 */
public record JobToken(String value) {

    public JobToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a job token is not empty");
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "JobToken[redacted]";
    }
}
