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
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far a check has got, as the asynchronous HTTP pattern has it: 202 with {@code Location} and {@code Retry-After} while
 * it waits, 200 once it has ended.
 */
public final class CheckStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CheckStatus.class);
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public CheckStatus() {
        this(ThisApp.GATEHOUSE);
    }

    public CheckStatus(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Answers what the ledger has of a check; nothing secret is part of it.
     *
     * @param id the check's id
     */
    @FunctionName("CheckStatus")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks/{id}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return InvocationLog.answer(
                context,
                () -> CheckId.parse(id)
                        .map(check -> find(check)
                                .fold(
                                        found -> found.map(row -> status(request, row.record()))
                                                .orElseGet(() -> ProblemDocument.noSuchCheck(request)),
                                        fault -> unreadable(request, fault)))
                        .orElseGet(() -> ProblemDocument.noSuchCheck(request)));
    }

    private Answer<Optional<Versioned>> find(CheckId id) {
        LogScope.enter(id);
        return gatehouse.ledger().then(ledger -> ledger.find(id));
    }

    private static HttpResponseMessage unreadable(HttpRequestMessage<?> request, Fault fault) {
        LOG.warn("its status could not be read: {}", fault.sentence());
        return ProblemDocument.unreadable(request, fault);
    }

    private static HttpResponseMessage status(HttpRequestMessage<?> request, CheckRecord check) {
        boolean hasEnded = check.phase().hasEnded();
        HttpResponseMessage.Builder answer = request.createResponseBuilder(
                        hasEnded ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("Content-Type", "application/json")
                .body(StatusJson.of(check));
        return hasEnded
                ? answer.build()
                : answer.header("Location", new CheckRoute(request.getUri()).statusUri(check.id()))
                        .header("Retry-After", RETRY_AFTER_SECONDS)
                        .build();
    }
}
