package dev.gatehouse.ledger;

import com.azure.data.tables.models.TableEntity;
import dev.gatehouse.check.CheckId;
import java.time.Instant;
import java.util.List;

/** The rows of checks that have not ended, as a list of them needs them: the filter is the service's work, and no other columns come. */
final class WaitingRows {

    static final List<String> COLUMNS = List.of(
            "PartitionKey",
            "RowKey",
            "run",
            "policy",
            "policyVersion",
            "projectId",
            "acceptedAt",
            "deadline",
            "phase",
            "evaluateAt",
            "runSeenAt",
            "unknownsInARow",
            "refusedSince",
            "decision",
            "decisionReason",
            "dryRunVerdict",
            "dryRunReason",
            "decidedAt",
            "attempts");

    private WaitingRows() {}

    static String filter(WaitingFilter filter) {
        StringBuilder text = new StringBuilder(CheckEntity.READABLE);
        text.append(filter.phase()
                .map(phase -> " and phase eq " + CheckRows.quoted(phase.word()))
                .orElse(" and phase ne " + EndedRows.PHASE));
        filter.policy().ifPresent(policy -> text.append(" and policy eq ").append(CheckRows.quoted(policy)));
        filter.project()
                .ifPresent(project -> text.append(" and projectId eq ").append(CheckRows.quoted(project.toString())));
        filter.after().ifPresent(place -> text.append(" and ").append(after(place)));
        return text.toString();
    }

    private static String after(WaitingCheck.Place place) {
        String acceptedAt = CheckRows.time(place.acceptedAt());
        return "(acceptedAt lt " + acceptedAt + " or (acceptedAt eq " + acceptedAt + " and RowKey gt "
                + CheckRows.quoted(place.id().value()) + "))";
    }

    static WaitingCheck read(TableEntity row) throws UnreadableRow {
        Columns columns = new Columns(row.getProperties());
        CheckId id = columns.parsed("RowKey", CheckId::new, "a check's id");
        int run = columns.integer("run");
        Instant acceptedAt = columns.time("acceptedAt");
        return new WaitingCheck(
                id,
                run,
                CheckEntity.policy(columns),
                CheckEntity.uuid("projectId", columns),
                acceptedAt,
                columns.time("deadline"),
                PhaseColumns.read(columns));
    }
}
