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
import dev.gatehouse.check.LogScope;
import dev.gatehouse.evaluation.Purge;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an operator have a check forgotten that has ended. */
public final class PurgeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeCheck.class);
    private static final String TITLE = "The check cannot be purged";

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public PurgeCheck() {
        this(ThisApp.GATEHOUSE);
    }

    public PurgeCheck(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Purges a check.
     *
     * @param id the check's id
     */
    @FunctionName("PurgeCheck")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.DELETE,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks/{id}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return InvocationLog.answer(
                context,
                () -> CheckId.parse(id)
                        .map(check -> purge(request, check))
                        .orElseGet(() -> ProblemDocument.noSuchCheck(request)));
    }

    private HttpResponseMessage purge(HttpRequestMessage<?> request, CheckId id) {
        LogScope.enter(id);
        return gatehouse
                .purge()
                .then(purge -> purge.purge(id))
                .fold(outcome -> told(request, outcome), fault -> untold(request, fault));
    }

    private static HttpResponseMessage told(HttpRequestMessage<?> request, Purge.Outcome outcome) {
        return outcome.fold(
                () -> request.createResponseBuilder(HttpStatus.NO_CONTENT).build(),
                () -> ProblemDocument.conflict(
                        request, TITLE, "It has not ended. Terminate it first, if nobody shall wait for it any more."),
                retryAfter -> ProblemDocument.tooEarly(
                        request,
                        TITLE,
                        "It has ended not long ago: a check is purged an hour after its end at the earliest, and a few"
                                + " minutes later at the latest.",
                        retryAfter),
                () -> ProblemDocument.noSuchCheck(request));
    }

    private static HttpResponseMessage untold(HttpRequestMessage<?> request, Fault fault) {
        LOG.warn("it could not be purged: {}", fault.sentence());
        return ProblemDocument.unreadable(request, fault);
    }
}
