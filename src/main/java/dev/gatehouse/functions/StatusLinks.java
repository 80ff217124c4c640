package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.ledger.CheckRecord;
import java.io.IOException;
import java.util.List;

/** Where somebody who looks at a check can go from there: addresses beside the request's, never with a key. */
final class StatusLinks implements JsonText.Members {

    private final CheckRecord check;
    private final List<String> events;
    private final CheckRoute route;

    /** @param events the names of those that the check still waits for */
    StatusLinks(CheckRecord check, List<String> events, CheckRoute route) {
        this.check = check;
        this.events = List.copyOf(events);
        this.route = route;
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("links");
        out.writeStringField("self", route.statusUri(check.id()));
        if (isUndecided()) {
            out.writeStringField("terminate", route.terminateUri(check.id()));
            out.writeArrayFieldStart("events");
            for (String name : events) {
                out.writeString(route.eventUri(check.id(), name));
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private boolean isUndecided() {
        return check.phase().fold(evaluating -> true, delivering -> false, ended -> false);
    }
}
