package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.OutsideServer.Told;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told goes through a connection that may also be asked, and neither keeps the other from it. */
class OutgoingTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final OutsideServer server = new OutsideServer();
    private final OutsideSources outside = new OutsideSources(
            new Connections(
                    List.of(server.connection("both", "/both", new Credentials.None())),
                    Set.of(),
                    OutsideServer.hosts("", true)),
            OutsideServer.outbound(() -> NOW),
            scope -> {
                throw new AssertionError("no token is needed");
            },
            () -> NOW);
    private final Outgoing outgoing = new Outgoing(outside, () -> NOW);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keepsNoEvidenceFromAConnectionThatTakesNothing() {
        server.answers(Told.json(500, "{}"));
        tell(6);
        assertEquals(5, server.asked().size(), "after that, whoever is to be told is left alone");

        server.answers(Told.json(200, "{}"));
        assertTrue(asks(), "evidence of the connection goes out");
    }

    @Test
    void keepsNoEvidenceFromAConnectionThatAsksWhoTellsForARest() {
        server.answers(Told.json(503, "{}").with("Retry-After", "3600"));
        tell(2);
        assertEquals(1, server.asked().size(), "until then, whoever is to be told is left alone");

        server.answers(Told.json(200, "{}"));
        assertTrue(asks(), "evidence of the connection goes out");
    }

    @Test
    void isNotKeptFromAConnectionThatAnswersNoQuestions() {
        server.answers(Told.json(503, "{}").with("Retry-After", "3600"));
        asks();

        server.answers(Told.json(200, "{}"));
        assertEquals(Optional.empty(), post());
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.of(Fault.Kind.PASSING), post().map(Fault::kind));
        }
    }

    private Optional<Fault> post() {
        return outgoing.post("telling it", "both", "/hook", Map.of(), new byte[] {'{', '}'});
    }

    private boolean asks() {
        Answer<?> answer = outside.open(TimeBudget.open("this test", Duration.ofMinutes(1), () -> NOW))
                .send(SourceRequest.get("reading it", "both", "/a"));
        return answer.fold(given -> true, fault -> false);
    }
}
