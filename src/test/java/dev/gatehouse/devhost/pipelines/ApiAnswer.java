package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer of the simulated Azure Pipelines. */
record ApiAnswer(int status, Map<String, String> headers, String body) {

    private static final int OK = 200;
    private static final int NON_AUTHORITATIVE = 203;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final Map<String, String> JSON_TYPE = Map.of("Content-Type", "application/json; charset=utf-8");

    static ApiAnswer json(JsonNode body) {
        return new ApiAnswer(OK, JSON_TYPE, body.toString());
    }

    /** A list in Azure DevOps' wrapper. */
    static ApiAnswer list(List<? extends JsonNode> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("count", values.size()).set("value", array);
        return json(body);
    }

    static ApiAnswer empty() {
        return new ApiAnswer(NO_CONTENT, Map.of(), "");
    }

    static ApiAnswer of(ApiFault fault) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("$id", "1")
                .putNull("innerException")
                .put("message", fault.sentence())
                .put("typeName", "Microsoft.TeamFoundation." + fault.typeKey())
                .put("typeKey", fault.typeKey())
                .put("errorCode", 0)
                .put("eventId", 3000);
        return new ApiAnswer(fault.status(), JSON_TYPE, body.toString());
    }

    /** The page that a browser would get. */
    static ApiAnswer signInPage() {
        return new ApiAnswer(
                NON_AUTHORITATIVE,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head>"
                        + "<body>Sign in to continue</body></html>");
    }

    /** The answer to a wrong token where the client asked not to be sent to a sign-in page. */
    static ApiAnswer unauthorized() {
        return new ApiAnswer(
                UNAUTHORIZED,
                Map.of("WWW-Authenticate", "Bearer, Basic realm=\"http://localhost/\", TFS-Federated"),
                "");
    }

    /** What a gateway in front of Azure DevOps answers. */
    static ApiAnswer gateway(int status, Map<String, String> headers, String title) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "text/html");
        return new ApiAnswer(status, Map.copyOf(all), "<html><body><h2>" + title + "</h2></body></html>");
    }
}
