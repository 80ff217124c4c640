package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CappedCallsTest {

    private static final HttpReply ANSWER =
            new HttpReply.Received(200, Content.NONE, Optional.empty(), Optional.empty());

    private final HostPlaces places = new HostPlaces();
    private final TimeBudget budget = TimeBudget.open(
            "this test", Duration.ofMillis(1), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

    @Test
    void makeACallWithAPlaceAndGiveItBack() {
        List<Integer> users = new ArrayList<>();
        HttpCalls calls = new CappedCalls(
                call -> {
                    users.add(places.users("api.contoso.com:443"));
                    return ANSWER;
                },
                places,
                budget);
        assertEquals(ANSWER, calls.send(call("https://API.contoso.com/a")));
        assertEquals(List.of(1), users);
        assertEquals(0, places.users("api.contoso.com:443"));
    }

    @Test
    void waitForAPlaceNoLongerThanThereIsTime() throws InterruptedException {
        for (int i = 0; i < HostPlaces.OF_EACH_HOST; i++) {
            places.take("api.contoso.com:443", Duration.ZERO);
        }
        HttpCalls calls = new CappedCalls(call -> ANSWER, places, budget);
        HttpReply reply = calls.send(call("https://api.contoso.com/a"));
        assertEquals(HttpReply.Why.NO_TIME, reply.fold(received -> null, HttpReply.NotReceived::why));
        assertEquals(ANSWER, calls.send(call("https://other.contoso.com/a")));
    }

    @Test
    void giveThePlaceBackWhateverHappens() {
        HttpCalls calls = new CappedCalls(
                call -> {
                    throw new IllegalStateException("a bug");
                },
                places,
                budget);
        assertThrows(IllegalStateException.class, () -> calls.send(call("https://api.contoso.com/a")));
        assertEquals(0, places.users("api.contoso.com:443"));
    }

    private static HttpCall call(String url) {
        return new HttpCall(
                HttpCall.Method.GET,
                URI.create(url),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofSeconds(10));
    }
}
