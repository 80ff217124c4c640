package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.outbound.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ServiceNow's Table API. */
final class ServiceNowTables {

    private final SourceCalls calls;

    ServiceNowTables(SourceCalls calls) {
        this.calls = calls;
    }

    /** The query form of the API: where nothing is selected it answers an empty list, and 404 only where there is no such API. */
    Answer<List<TableRecord>> records(TableQuestion question) {
        SourceRequest request = SourceRequest.get(
                        "reading " + question.table(), question.connection(), "/api/now/table/" + question.table())
                .with("sysparm_query", question.query())
                .with("sysparm_display_value", "all")
                .with("sysparm_exclude_reference_link", "true")
                .with("sysparm_fields", String.join(",", question.fields()))
                .with("sysparm_limit", String.valueOf(question.most()));
        return calls.send(request).then(received -> records(question, received.content()));
    }

    private static Answer<List<TableRecord>> records(TableQuestion question, Content content) {
        return SourceJson.read(content)
                .map(json -> json.path("result"))
                .filter(JsonNode::isArray)
                .map(result -> {
                    List<TableRecord> records = new ArrayList<>();
                    result.forEach(record -> records.add(record(record)));
                    return Answer.given(List.copyOf(records));
                })
                // An instance that hibernates or is being upgraded answers 200 with a page that says so.
                .orElseGet(() -> Answer.failed(Fault.passing("Reading " + question.table() + " at the connection \""
                        + question.connection() + "\" was answered with " + SourceJson.form(content)
                        + ", which is not what the Table API answers: make sure that the instance is awake, and that"
                        + " the connection's URL is the instance's. It is tried again.")));
    }

    private static TableRecord record(JsonNode record) {
        Map<String, TableRecord.Field> fields = new HashMap<>();
        record.properties().forEach(field -> fields.put(field.getKey(), field(field.getValue())));
        return new TableRecord(fields);
    }

    /** With {@code sysparm_display_value=all} a pair, for a reference with a link besides; a text where an instance does not honour it. */
    private static TableRecord.Field field(JsonNode field) {
        return field.isObject()
                ? new TableRecord.Field(
                        field.path("value").asText(""),
                        field.path("display_value").asText(""))
                : new TableRecord.Field(field.asText(""), field.asText(""));
    }
}
