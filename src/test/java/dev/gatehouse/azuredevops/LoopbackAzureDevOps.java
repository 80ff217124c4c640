package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Variables;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.HttpCalls;
import dev.gatehouse.outbound.HttpLimits;
import dev.gatehouse.outbound.OutboundHttp;
import dev.gatehouse.outbound.PrivateHosts;
import dev.gatehouse.outbound.TimeBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server of this machine that answers what it is told to, and a delivery that came from it. */
public final class LoopbackAzureDevOps implements AutoCloseable {

    public static final UUID PROJECT = UUID.fromString("aa3e5eef-0731-4b32-9a91-78fc6ce07f03");
    public static final UUID PLAN = UUID.fromString("787562d7-f1da-59cf-22c4-8a94fa784503");
    public static final UUID JOB = UUID.fromString("3a7e60dc-c5b0-5009-86eb-0f217c12e2ea");
    public static final UUID TASK = UUID.fromString("5e6d5dbf-ac69-5f56-8b85-8e9038703a8b");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Has the form of the tokens that Azure Pipelines hands out. */
    public static final JobToken TOKEN = new JobToken(
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJidWlsZCBzZXJ2aWNlIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg");

    private static final int ANSWER_BYTES = 100_000;

    private final MockWebServer server = new MockWebServer();

    public LoopbackAzureDevOps() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls to this server and nowhere else, without waits between tries. */
    public HttpCalls calls() {
        return outbound().to(hosts());
    }

    /** The same within a budget. */
    public HttpCalls calls(TimeBudget budget) {
        return outbound().to(hosts(), budget);
    }

    private static OutboundHttp outbound() {
        return new OutboundHttp(
                new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), ANSWER_BYTES),
                new PrivateHosts(hosts(), true),
                pause -> {},
                RandomGenerator.of("L64X128MixRandom"),
                InstantSource.fixed(NOW));
    }

    private static AllowedHosts hosts() {
        return ((AllowedHosts.Parsed.Allowed) AllowedHosts.parse("dev.azure.com", true)).hosts();
    }

    public Delivery delivery(Hub hub, Map<String, String> variables) {
        URI collection = URI.create("http://127.0.0.1:" + server.getPort() + "/fabrikam");
        return new Delivery(collection, PROJECT, hub, PLAN, JOB, Optional.of(PLAN), TASK, new Variables(variables));
    }

    /** Answers every request from now on in this way. */
    public void answersAll(Function<RecordedRequest, String> json) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body(json.apply(request))
                        .build();
            }
        });
    }

    public void answers(MockResponse.Builder answer) {
        server.enqueue(answer.build());
    }

    public void answers(int status, String json) {
        answers(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8; api-version=6.0")
                .body(json));
    }

    public RecordedRequest nextRequest() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int requests() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }
}
