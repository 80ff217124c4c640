package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What an HTTP API answered.
 *
 * @param status from 200 to 299
 * @param json the body; absent where it is no JSON
 * @param form what came as the body, without any of it: {@code text/html, 512 bytes}
 * @param location where a {@code 202} says that the answer will be, as an absolute URL that may be asked; may hold keys
 * @param retryAfter how long the server asked to be left alone
 */
public record WebAnswer(
        int status, Optional<JsonNode> json, String form, Optional<URI> location, Optional<Duration> retryAfter) {

    private static final int ACCEPTED = 202;

    /** Whether the answer is still being made. */
    boolean isPending() {
        return status == ACCEPTED;
    }

    /** Nothing of the body, and not where it waits. */
    @Override
    public String toString() {
        return status + " " + form;
    }
}
