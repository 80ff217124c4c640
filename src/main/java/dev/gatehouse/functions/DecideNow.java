package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.AtOnceResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides at once, for checks with the completion event <em>ApiResponse</em>: the answer is the decision, and is there within 2.5 s
 * whatever the evidence does.
 */
public final class DecideNow {

    private static final Logger LOG = LoggerFactory.getLogger(DecideNow.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every delivery. */
    public DecideNow() {
        this(ThisApp.GATEHOUSE);
    }

    public DecideNow(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /** Decides a delivery. */
    @FunctionName("DecideNow")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = CheckRoute.OF_DECISIONS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        Instant start = gatehouse.clock().instant();
        return InvocationLog.answer(
                context,
                () -> gatehouse
                        .decisions()
                        .<AtOnceResult>map(decisions -> decisions.decide(
                                start,
                                request.getHeaders(),
                                request.getBody().orElse("").getBytes(StandardCharsets.UTF_8),
                                CheckRoute.ofDecisions(request.getUri()).policy()))
                        .fold(result -> answer(request, result), fault -> misconfigured(request, fault)));
    }

    private static HttpResponseMessage answer(HttpRequestMessage<?> request, AtOnceResult result) {
        return result.fold(
                decided -> request.createResponseBuilder(HttpStatus.OK)
                        .header("Content-Type", "application/json")
                        .body(DecisionJson.of(decided))
                        .build(),
                refused -> {
                    LOG.warn("Refused to decide at once: {}", Refusals.inOneLine(refused.problems()));
                    return ProblemDocument.refused(request, refused.problems());
                },
                tooLarge -> {
                    LOG.warn("Refused to decide at once: {}", tooLarge.sentence());
                    return ProblemDocument.tooLarge(request, tooLarge.sentence());
                });
    }

    private static HttpResponseMessage misconfigured(HttpRequestMessage<?> request, Fault fault) {
        LOG.error("{}", fault.sentence());
        return ProblemDocument.misconfigured(request, fault.sentence());
    }
}
