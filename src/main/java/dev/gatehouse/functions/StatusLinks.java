package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.ledger.CheckRecord;
import java.io.IOException;

/** Where somebody who looks at a check can go from there: addresses beside the request's, never with a key. */
final class StatusLinks implements JsonText.Members {

    private final CheckRecord check;
    private final CheckRoute route;

    StatusLinks(CheckRecord check, CheckRoute route) {
        this.check = check;
        this.route = route;
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("links");
        out.writeStringField("self", route.statusUri(check.id()));
        if (isUndecided()) {
            out.writeStringField("terminate", route.terminateUri(check.id()));
        }
        out.writeEndObject();
    }

    private boolean isUndecided() {
        return check.phase().fold(evaluating -> true, delivering -> false, ended -> false);
    }
}
