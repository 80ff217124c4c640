package dev.gatehouse.ledger;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A check's record as a row: columns that a person can read and filter by in any table browser. */
final class CheckEntity {

    /** The form that these columns have. A change that old readers would misread gets the next number. */
    static final int SCHEMA = 1;

    private static final String SCHEMA_COLUMN = "schema";
    /** Lets the rows through that are not of a later version of the app, which sees to them itself. */
    static final String READABLE = SCHEMA_COLUMN + " le " + SCHEMA;

    private static final String WRITE_ID = "writeId";
    private static final Set<String> THE_SERVICES_OWN = Set.of("PartitionKey", "RowKey", "Timestamp");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckEntity() {}

    /**
     * The row of a record.
     *
     * @param writeId tells this write from all others, so that a writer whose answer was lost knows its own row
     */
    static TableEntity of(CheckRecord record, String writeId) {
        Columns columns = new Columns();
        columns.put(SCHEMA_COLUMN, SCHEMA);
        columns.put(WRITE_ID, writeId);
        columns.put("run", record.run());
        columns.put("deliveryId", record.deliveryId());
        write(record.delivery(), columns);
        columns.put("definition", record.definition());
        record.policy().ifPresent(policy -> {
            columns.put("policy", policy.name());
            columns.put("policyVersion", policy.version());
        });
        record.sealedToken().ifPresent(token -> columns.put("sealedToken", token));
        record.tokenExpiresAt().ifPresent(time -> columns.put("tokenExpiresAt", time));
        columns.put("acceptedAt", record.acceptedAt());
        columns.put("deadline", record.deadline());
        columns.put("firstSequence", record.firstSequence());
        columns.put("sequence", record.sequence());
        columns.put("dueAt", record.dueAt());
        columns.put("resent", record.resent());
        PhaseColumns.write(record.phase(), columns);
        record.findings().ifPresent(findings -> columns.put("findings", findings));
        record.notes().ifPresent(notes -> columns.put("notes", notes));
        write(record.told(), columns);
        columns.put("history", HistoryJson.write(record.history()));
        if (!record.unsent().isEmpty()) {
            columns.put("unsent", Happening.words(record.unsent()));
        }
        TableEntity entity = new TableEntity(record.id().plan(), record.id().value());
        columns.values().forEach(entity::addProperty);
        return entity;
    }

    static CheckRecord read(TableEntity entity) throws UnreadableRow {
        Columns columns = new Columns(entity.getProperties());
        int schema = columns.integer(SCHEMA_COLUMN);
        if (schema < 1 || schema > SCHEMA) {
            throw new UnreadableRow(
                    "column " + SCHEMA_COLUMN + " is " + schema + ", and this version of Gatehouse reads up to "
                            + SCHEMA + "; deploy the version that wrote it, or a later one");
        }
        CheckId id = columns.parsed("RowKey", CheckId::new, "a check's id");
        try {
            return new CheckRecord(
                    id,
                    columns.integer("run"),
                    columns.text("deliveryId"),
                    delivery(columns),
                    columns.text("definition"),
                    policy(columns),
                    columns.where("sealedToken", columns::text),
                    columns.where("tokenExpiresAt", columns::time),
                    columns.time("acceptedAt"),
                    columns.time("deadline"),
                    columns.number("firstSequence"),
                    columns.number("sequence"),
                    columns.time("dueAt"),
                    columns.where("resent", columns::integer).orElse(0),
                    PhaseColumns.read(columns),
                    columns.where("findings", columns::text),
                    columns.where("notes", columns::text),
                    told(columns),
                    // Rows of before there were these columns have none.
                    columns.where("history", columns::text)
                            .map(HistoryJson::read)
                            .orElse(History.NONE),
                    columns.where("unsent", columns::text).map(Happening::read).orElse(Set.of()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow("its columns contradict each other or what a check is: " + e.getMessage());
        }
    }

    /** Whether a row is what this write wrote. */
    static boolean isSameWrite(TableEntity row, TableEntity written) {
        Object writeId = written.getProperty(WRITE_ID);
        return writeId != null && writeId.equals(row.getProperty(WRITE_ID));
    }

    /** The same row for another table: all its columns, as they are, without what the service adds. */
    static TableEntity copy(TableEntity row) {
        TableEntity copy = new TableEntity(row.getPartitionKey(), row.getRowKey());
        row.getProperties().forEach((name, value) -> {
            if (!THE_SERVICES_OWN.contains(name) && !name.startsWith("odata.")) {
                copy.addProperty(name, value);
            }
        });
        return copy;
    }

    private static void write(Delivery delivery, Columns columns) {
        columns.put("planUrl", delivery.planUrl().toString());
        columns.put("projectId", delivery.projectId().toString());
        columns.put("hub", delivery.hub().hubName());
        columns.put("planId", delivery.planId().toString());
        columns.put("jobId", delivery.jobId().toString());
        delivery.timelineId().ifPresent(id -> columns.put("timelineId", id.toString()));
        columns.put("taskInstanceId", delivery.taskInstanceId().toString());
        columns.put("variables", json(delivery.variables()));
    }

    private static Delivery delivery(Columns columns) throws UnreadableRow {
        return new Delivery(
                columns.parsed("planUrl", URI::create, "a URL"),
                uuid("projectId", columns),
                columns.parsed("hub", CheckEntity::hub, "one of " + Hub.names()),
                uuid("planId", columns),
                uuid("jobId", columns),
                columns.where("timelineId", name -> uuid(name, columns)),
                uuid("taskInstanceId", columns),
                columns.parsed("variables", CheckEntity::variables, "a JSON object of texts"));
    }

    private static void write(Told told, Columns columns) {
        told.planVersion().ifPresent(version -> columns.put("planVersion", version));
        told.timelineId().ifPresent(id -> columns.put("toldTimelineId", id.toString()));
        told.logId().ifPresent(id -> columns.put("logId", id));
        columns.put("opened", told.opened());
        columns.put("attached", told.attached());
        columns.put("atRecord", told.atRecord());
        columns.put("upToDate", told.upToDate());
    }

    private static Told told(Columns columns) throws UnreadableRow {
        return new Told(
                columns.where("planVersion", columns::integer),
                columns.where("toldTimelineId", name -> uuid(name, columns)),
                columns.where("logId", columns::integer),
                columns.flag("opened"),
                columns.flag("attached"),
                columns.flag("atRecord"),
                columns.flag("upToDate"));
    }

    static Optional<PolicyVersion> policy(Columns columns) throws UnreadableRow {
        Optional<String> name = columns.where("policy", columns::text);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyVersion(name.get(), columns.text("policyVersion")));
    }

    static UUID uuid(String name, Columns columns) throws UnreadableRow {
        return columns.parsed(name, UUID::fromString, "a GUID");
    }

    private static Hub hub(String name) {
        return Hub.named(name).orElseThrow(IllegalArgumentException::new);
    }

    private static String json(Variables variables) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(variables.byName()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static Variables variables(String json) {
        try {
            Map<String, String> byName = Optional.ofNullable(
                            JSON.readValue(json, new TypeReference<Map<String, String>>() {}))
                    .orElseThrow(IllegalArgumentException::new);
            if (byName.containsValue(null)) {
                throw new IllegalArgumentException("null");
            }
            return new Variables(byName);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
