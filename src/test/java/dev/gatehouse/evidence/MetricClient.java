package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.HttpLimits;
import dev.gatehouse.outbound.OutboundHttp;
import dev.gatehouse.outbound.PrivateHosts;
import dev.gatehouse.outbound.TimeBudget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Measures at a server of this machine as the app does, with a token of a managed identity. Each measurement is an evaluation. */
final class MetricClient {

    static final String CONNECTION = "metrics";
    static final String TOKEN = "token-for-the-managed-identity";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final int ANSWER_BYTES = 100_000;

    private final OutboundHttp outbound = new OutboundHttp(
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), ANSWER_BYTES),
            new PrivateHosts(under(URI.create("https://contoso.example")), true),
            pause -> {},
            RandomGenerator.of("L64X128MixRandom"),
            CLOCK);

    private final Connections connections;

    private MetricClient(Connections connections) {
        this.connections = connections;
    }

    /** A client with one connection, to that URL. */
    static MetricClient of(URI url) {
        Credentials credentials = new Credentials.Identity("https://example.org/.default");
        return new MetricClient(new Connections(
                List.of(new Connection(CONNECTION, url, under(url), credentials)), Set.of(), under(url)));
    }

    Answer<Measured> measure(MetricQuestion question) {
        OutsideSources sources = new OutsideSources(
                connections,
                outbound,
                scope -> Answer.given(new IssuedToken(TOKEN, CLOCK.instant().plusSeconds(3600))),
                CLOCK);
        TimeBudget budget = TimeBudget.open("what this evaluation needs to know", Duration.ofSeconds(60), CLOCK);
        return new MetricEvidence(sources.open(budget)).measure(question);
    }

    private static AllowedHosts under(URI url) {
        return AllowedHosts.under(url, true).fold(hosts -> hosts, sentence -> {
            throw new AssertionError(sentence);
        });
    }
}
