package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.evaluation.Raised;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an event that a check waits for, such as an approval elsewhere, and has the check evaluated at once. */
public final class RaiseEvent {

    private static final Logger LOG = LoggerFactory.getLogger(RaiseEvent.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public RaiseEvent() {
        this(ThisApp.GATEHOUSE);
    }

    public RaiseEvent(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Takes an event. Only what its conditions make of it is kept, nothing of the body.
     *
     * @param id the check's id
     * @param name what the event is called
     */
    @FunctionName("RaiseEvent")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks/{id}/events/{name}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @BindingName("name") String name,
            ExecutionContext context) {
        return InvocationLog.answer(context, () -> {
            String body = request.getBody().orElse("");
            if (body.getBytes(StandardCharsets.UTF_8).length > Limits.EVENT_BYTES) {
                return ProblemDocument.ofEvent(
                        request,
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        "The body of an event has " + Limits.EVENT_BYTES / 1024 + " KiB at most.");
            }
            return CheckId.parse(id)
                    .map(check -> raise(request, check, name, body))
                    .orElseGet(() -> ProblemDocument.noSuchCheck(request));
        });
    }

    private HttpResponseMessage raise(
            HttpRequestMessage<Optional<String>> request, CheckId id, String name, String body) {
        LogScope.enter(id);
        return gatehouse
                .events()
                .then(events -> events.raise(id, name, request.getHeaders(), body))
                .fold(raised -> answer(request, id, name, raised), fault -> failed(request, fault));
    }

    private static HttpResponseMessage failed(HttpRequestMessage<?> request, Fault fault) {
        LOG.warn("an event could not be taken: {}", fault.sentence());
        return ProblemDocument.unreadable(request, fault);
    }

    private static HttpResponseMessage answer(HttpRequestMessage<?> request, CheckId id, String name, Raised raised) {
        return switch (raised.came()) {
            case COUNTED -> counted(request, HttpStatus.ACCEPTED, id, name, "counted");
            case COUNTED_BEFORE -> counted(request, HttpStatus.OK, id, name, "already counted");
            case NOT_WAITED_FOR -> refused(request, HttpStatus.NOT_FOUND, raised);
            case NOT_SIGNED -> refused(request, HttpStatus.UNAUTHORIZED, raised);
            case NOT_UNDERSTOOD -> refused(request, HttpStatus.BAD_REQUEST, raised);
            case REPLAYED, DECIDED -> refused(request, HttpStatus.CONFLICT, raised);
            case UNKNOWN -> ProblemDocument.noSuchCheck(request);
        };
    }

    private static HttpResponseMessage refused(HttpRequestMessage<?> request, HttpStatus status, Raised raised) {
        LOG.warn("an event does not count: {}", raised.came()); // the detail may quote what was sent
        return ProblemDocument.ofEvent(request, status, raised.detail());
    }

    private static HttpResponseMessage counted(
            HttpRequestMessage<?> request, HttpStatus status, CheckId id, String name, String word) {
        return request.createResponseBuilder(status)
                .header("Content-Type", "application/json")
                .body(JsonText.object(out -> {
                    out.writeStringField("id", id.value());
                    out.writeStringField("event", name);
                    out.writeStringField("status", word);
                }))
                .build();
    }
}
