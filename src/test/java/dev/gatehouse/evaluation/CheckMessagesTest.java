package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.PolicyVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckMessagesTest {

    private static final CheckId CHECK = CheckId.of(Deliveries.usual());

    @Test
    void readsBackTheMessageOfADelivery() {
        CheckMessage message =
                accepted(Map.of("buildid", "42", "when", "2026-01-01T00:00:00Z", "text", "ä \"#12\" 🚦"));
        assertEquals(Optional.of(message), CheckMessages.decode(CheckMessages.encode(message)));
    }

    @Test
    void readsBackAMessageThatGoesOn() {
        CheckMessage message = new CheckMessage.Continue(CHECK, 1L << 40);
        assertEquals(Optional.of(message), CheckMessages.decode(CheckMessages.encode(message)));
    }

    @Test
    void readsBackWhatOthersWereTold() {
        CheckMessage message = new CheckMessage.Continue(CHECK, 1, Set.of(Happening.WAITING, Happening.DECIDED));
        assertEquals(Optional.of(message), CheckMessages.decode(CheckMessages.encode(message)));
    }

    @Test
    void leavesOutWhatOnlyALaterVersionTellsOthers() {
        String later = "{\"check\":\"" + CHECK + "\",\"sequence\":1,\"told\":\"waiting,sung\"}";
        assertEquals(
                Optional.of(new CheckMessage.Continue(CHECK, 1, Set.of(Happening.WAITING))),
                CheckMessages.decode(later));
    }

    @Test
    void readsWhatTheHostHasParsedAndWrittenAgain() throws Exception {
        CheckMessage message = accepted(Map.of("buildid", "42"));
        JsonMapper host = new JsonMapper();
        String rewritten =
                host.writerWithDefaultPrettyPrinter().writeValueAsString(host.readTree(CheckMessages.encode(message)));
        assertEquals(Optional.of(message), CheckMessages.decode(rewritten));
    }

    @Test
    void hasNoTextThatAHostWouldTakeForADate() {
        String text = CheckMessages.encode(accepted(Map.of("when", "2026-01-01T00:00:00Z")));
        assertFalse(text.contains(":\"2026"), text);
    }

    @Test
    void isNothingElse() {
        for (String text : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"check\":\"x\",\"sequence\":1}",
            "{\"sequence\":{}}",
            "{\"check\":\"" + CHECK + "\""
        }) {
            assertEquals(Optional.empty(), CheckMessages.decode(text), text);
        }
    }

    private static CheckMessage accepted(Map<String, String> variables) {
        return new CheckMessage.Accepted(
                "delivery-1",
                Deliveries.with(Hub.GATES, Deliveries.TASK, variables),
                "{\n\t\"require\": {}}",
                Optional.of(new PolicyVersion("production", "1f3a")),
                "key.sealed",
                Optional.of(Instant.ofEpochMilli(1_000)),
                Instant.ofEpochMilli(2_000),
                Instant.ofEpochMilli(3_000));
    }
}
