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
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.check.Problem;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.evaluation.Termination;
import dev.gatehouse.ledger.Phase;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an operator decide that a check that waits has failed. */
public final class TerminateCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TerminateCheck.class);
    private static final String TITLE = "The check cannot be terminated";

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public TerminateCheck() {
        this(ThisApp.GATEHOUSE);
    }

    public TerminateCheck(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Terminates a check for the reason that the query names.
     *
     * @param id the check's id
     */
    @FunctionName("TerminateCheck")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks/{id}/terminate")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return InvocationLog.answer(
                context,
                () -> CheckId.parse(id)
                        .map(check -> terminate(request, check))
                        .orElseGet(() -> ProblemDocument.noSuchCheck(request)));
    }

    private HttpResponseMessage terminate(HttpRequestMessage<?> request, CheckId id) {
        LogScope.enter(id);
        String written = request.getQueryParameters().getOrDefault("reason", "");
        return Termination.reason(written)
                .map(reason -> gatehouse
                        .termination()
                        .then(termination -> termination.terminate(id, reason))
                        .fold(outcome -> told(request, id, outcome), fault -> untold(request, fault)))
                .orElseGet(() -> withoutReason(request));
    }

    private static HttpResponseMessage withoutReason(HttpRequestMessage<?> request) {
        return ProblemDocument.wrong(
                request,
                List.of(Problem.inUrl(
                        "parameter reason",
                        "nothing",
                        "say why the check is to fail, as in ?reason=The%20release%20is%20called%20off: it is shown to the"
                                + " people who wait")));
    }

    private static HttpResponseMessage told(HttpRequestMessage<?> request, CheckId id, Termination.Outcome outcome) {
        return outcome.fold(
                () -> terminated(request, id),
                phase -> ProblemDocument.conflict(request, TITLE, decided(phase)),
                () -> ProblemDocument.noSuchCheck(request));
    }

    private static HttpResponseMessage terminated(HttpRequestMessage<?> request, CheckId id) {
        String statusUri = new CheckRoute(request.getUri()).statusUri(id);
        String body = JsonText.object(out -> {
            out.writeStringField("id", id.value());
            out.writeStringField("status", "terminated");
            out.writeStringField("statusUri", statusUri);
        });
        return request.createResponseBuilder(HttpStatus.ACCEPTED)
                .header("Content-Type", "application/json")
                .header("Location", statusUri)
                .body(body)
                .build();
    }

    private static String decided(Phase phase) {
        return phase.fold(
                evaluating -> "It waits.",
                delivering -> decided(delivering.decision()),
                ended -> ended.decision()
                        .map(TerminateCheck::decided)
                        .orElseGet(() -> "It has ended without a decision: " + ended.reason()));
    }

    private static String decided(Decision decision) {
        return "It is decided: " + decision.result().word() + ", " + decision.explained();
    }

    private static HttpResponseMessage untold(HttpRequestMessage<?> request, Fault fault) {
        LOG.warn("it could not be terminated: {}", fault.sentence());
        return ProblemDocument.unreadable(request, fault);
    }
}
