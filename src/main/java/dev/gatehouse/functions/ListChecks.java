package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.ledger.WaitingCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the checks that wait, the newest first, in pages. */
public final class ListChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ListChecks.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public ListChecks() {
        this(ThisApp.GATEHOUSE);
    }

    public ListChecks(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /** Answers a page of the checks that the query asks for. */
    @FunctionName("ListChecks")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return InvocationLog.answer(
                context,
                () -> ListQuery.read(request.getQueryParameters())
                        .fold(query -> list(request, query), problems -> ProblemDocument.wrong(request, problems)));
    }

    private HttpResponseMessage list(HttpRequestMessage<?> request, ListQuery query) {
        // One more than is shown tells whether there is another page.
        return gatehouse
                .ledger()
                .then(ledger -> ledger.waiting(query.filter(), query.top() + 1))
                .fold(found -> page(request, query, found), fault -> unreadable(request, fault));
    }

    private static HttpResponseMessage page(HttpRequestMessage<?> request, ListQuery query, List<WaitingCheck> found) {
        CheckRoute route = new CheckRoute(request.getUri());
        boolean isMore = found.size() > query.top();
        List<WaitingCheck> shown = isMore ? found.subList(0, query.top()) : found;
        String body = JsonText.object(out -> {
            out.writeArrayFieldStart("checks");
            for (WaitingCheck check : shown) {
                write(check, route, out);
            }
            out.writeEndArray();
            if (isMore) {
                WaitingCheck last = shown.get(shown.size() - 1);
                out.writeStringField("next", route.checksUri() + "?" + query.after(last.place()));
            }
        });
        return request.createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static void write(WaitingCheck check, CheckRoute route, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", check.id().value());
        out.writeNumberField("run", check.run());
        StatusJson.policy(check.policy(), out);
        out.writeStringField("project", check.project().toString());
        out.writeStringField("acceptedAt", check.acceptedAt().toString());
        out.writeStringField("deadline", check.deadline().toString());
        PhaseJson.of(check.phase()).write(out);
        out.writeStringField("statusUri", route.statusUri(check.id()));
        out.writeEndObject();
    }

    private static HttpResponseMessage unreadable(HttpRequestMessage<?> request, Fault fault) {
        LOG.warn("The checks that wait could not be listed: {}", fault.sentence());
        return ProblemDocument.unreadable(request, fault);
    }
}
