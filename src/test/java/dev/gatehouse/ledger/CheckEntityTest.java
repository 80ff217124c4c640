package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.data.tables.models.TableEntity;
import dev.gatehouse.check.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckEntityTest {

    private static final Set<String> OPTIONAL = Set.of(
            "writeId",
            "sealedToken",
            "tokenExpiresAt",
            "timelineId",
            "runSeenAt",
            "decision",
            "decidedAt",
            "refusedSince",
            "planVersion",
            "toldTimelineId",
            "logId",
            "findings",
            "notes",
            "resent",
            "policy",
            "dryRunVerdict",
            "dryRunReason",
            "history",
            "unsent");

    private final SampleRecords samples = new SampleRecords(new Random(3));

    @Test
    void hasColumnsForEveryPhase() {
        Set<Class<?>> phases = PhaseColumns.ALL.stream().map(PhaseColumns::type).collect(Collectors.toSet());

        assertEquals(Set.of(Phase.class.getPermittedSubclasses()), phases);
    }

    @Test
    void namesTheColumnThatIsMissing() {
        for (int i = 0; i < 30; i++) {
            TableEntity row = CheckEntity.of(samples.next(), "w");
            for (String column : List.copyOf(row.getProperties().keySet())) {
                if (!OPTIONAL.contains(column) && !column.equals("PartitionKey")) {
                    Object value = row.getProperties().remove(column);
                    assertTrue(problem(row).contains("column " + column), () -> column + ": " + problem(row));
                    row.addProperty(column, value);
                }
            }
        }
    }

    @Test
    void namesTheColumnThatHasAnotherType() {
        TableEntity row = CheckEntity.of(samples.next(), "w");
        for (String column : List.of("schema", "run", "deliveryId", "acceptedAt", "sequence", "phase", "attached")) {
            Object value = row.getProperties().put(column, 1.5);
            assertTrue(problem(row).contains("column " + column + " has the type Double"), () -> problem(row));
            row.addProperty(column, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "planId,not a GUID",
        "hub,harbour",
        "planUrl,:",
        "planUrl,https://dev.azure.com/contoso/",
        "variables,[]",
        "variables,null",
        "variables,'{\"a\":null}'",
        "variables,'{\"Upper\":\"x\"}'",
        "variables,{",
        "RowKey,abc",
        "phase,waiting"
    })
    void refusesWhatAColumnCannotHold(String column, String value) {
        TableEntity row = CheckEntity.of(samples.next(), "w");
        row.getProperties().put(column, value);

        assertTrue(problem(row).contains(value), () -> problem(row));
    }

    @Test
    void refusesColumnsThatContradictEachOther() {
        TableEntity row = CheckEntity.of(samples.next(), "w").addProperty("sequence", -1L);

        assertTrue(problem(row).contains("sequence -1"), () -> problem(row));
    }

    @Test
    void saysThatALaterVersionWroteARow() {
        TableEntity row = CheckEntity.of(samples.next(), "w").addProperty("schema", CheckEntity.SCHEMA + 1);

        assertTrue(problem(row).contains("deploy the version that wrote it"), () -> problem(row));
    }

    /** While a version is rolled out: the one before told the reason as the column has it. */
    @Test
    void theReasonOfADryRunIsReadableForAVersionThatKnowsNone() throws UnreadableRow {
        CheckRecord record = dryRun();

        TableEntity row = CheckEntity.of(record, "w");

        assertEquals("succeeded", row.getProperty("decision"));
        assertEquals("dry run; this check would have failed: no", row.getProperty("decisionReason"));
        assertEquals(record, CheckEntity.read(row));
    }

    @Test
    void readsADryRunWhoseReasonIsInOneColumn() throws UnreadableRow {
        CheckRecord record = dryRun();
        TableEntity row = CheckEntity.of(record, "w");
        row.getProperties().remove("dryRunReason");
        row.addProperty("decisionReason", "no");

        assertEquals(record, CheckEntity.read(row));
    }

    private CheckRecord dryRun() {
        Instant decidedAt = Instant.parse("2026-03-01T10:00:00Z");
        Decision decision = new Decision(Decision.Result.FAILED, "no", true);
        return samples.next().in(new Phase.Delivering(decision, decidedAt, 0, Optional.empty()), decidedAt);
    }

    @Test
    void ignoresColumnsThatItDoesNotKnow() throws UnreadableRow {
        CheckRecord record = samples.next();

        assertEquals(record, CheckEntity.read(CheckEntity.of(record, "w").addProperty("note", "by hand")));
    }

    @Test
    void fitsEveryTextIntoItsProperties() {
        TableEntity row = CheckEntity.of(samples.next(), "w");
        Columns columns = new Columns(row.getProperties());

        columns.put("findings", "🚦".repeat(Columns.TEXT_CHARS));

        Stream.of("findings", "findings_2", "findings_3").forEach(name -> {
            String part = String.valueOf(row.getProperty(name));
            assertTrue(part.length() <= Columns.TEXT_CHARS && part.length() % 2 == 0, name + ": " + part.length());
        });
    }

    private static String problem(TableEntity row) {
        return String.valueOf(
                assertThrows(UnreadableRow.class, () -> CheckEntity.read(row)).getMessage());
    }
}
