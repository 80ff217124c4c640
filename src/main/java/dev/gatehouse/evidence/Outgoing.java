package dev.gatehouse.evidence;

import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What the app sends through its connections, under the same rules and with the same credentials as what it asks them. */
public final class Outgoing {

    /** For one attempt, with whatever token it takes to be let in. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int SIGN_IN = 203;

    private final OutsideSources outside;
    private final InstantSource clock;

    public Outgoing(OutsideSources outside, InstantSource clock) {
        this.outside = outside;
        this.clock = clock;
    }

    /**
     * Posts JSON below a connection's URL, once. Empty where it was answered with a status from 200 to 299 but 203, with which Azure
     * DevOps sends a sign-in page to whoever is not let in.
     *
     * @param purpose what it is for, as in "telling that the check is decided"; begins a fault's sentence
     * @param path as it is in a URL, perhaps with a query; may be empty
     */
    public Optional<Fault> post(
            String purpose, String connection, String path, Map<String, String> headers, byte[] json) {
        SourceRequest request = SourceRequest.of(
                        purpose, new SourceTarget.Below(connection, path), HttpCall.Method.POST)
                .withHeaders(headers)
                .withContent(Content.json(json));
        return outside.openToTell(TimeBudget.open(purpose, LONGEST, clock))
                .send(request)
                .fold(
                        answer -> answer.status() == SIGN_IN
                                ? Optional.of(notLetIn(purpose, connection))
                                : Optional.empty(),
                        Optional::of);
    }

    private static Fault notLetIn(String purpose, String connection) {
        return Fault.refused("Being asked to sign in kept from " + purpose + ": the connection " + connection
                + " was answered 203. Correct its credentials, or leave them out where only the signature counts.");
    }
}
