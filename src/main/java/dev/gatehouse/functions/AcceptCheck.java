package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.AcceptanceResult;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.JsonText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a delivery of Azure Pipelines. Touches neither the Azure SDK nor the HTTP client: Azure Pipelines waits 3 seconds, also
 * for a cold app.
 */
public final class AcceptCheck {

    private static final byte[] NO_BODY = {};

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every delivery. */
    public AcceptCheck() {
        this(ThisApp.GATEHOUSE);
    }

    public AcceptCheck(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Takes a delivery.
     *
     * @param policy the policy that the URL names, if any
     * @param queue where the message goes that starts the check
     */
    @FunctionName("AcceptCheck")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = "checks/{policy?}",
                            dataType = "binary")
                    HttpRequestMessage<Optional<byte[]>> request,
            @BindingName("policy") @Nullable String policy,
            @QueueOutput(name = "message", queueName = CheckMessage.QUEUE, connection = "AzureWebJobsStorage")
                    OutputBinding<String> queue,
            ExecutionContext context) {
        return gatehouse.acceptance().fold(acceptance -> accept(acceptance, request, policy, queue, context), fault -> {
            context.getLogger().severe(fault.sentence());
            return ProblemDocument.misconfigured(request, fault.sentence());
        });
    }

    private static HttpResponseMessage accept(
            Acceptance acceptance,
            HttpRequestMessage<Optional<byte[]>> request,
            @Nullable String policy,
            OutputBinding<String> queue,
            ExecutionContext context) {
        AcceptanceResult result = acceptance.accept(
                request.getHeaders(),
                request.getBody().orElse(NO_BODY),
                Optional.ofNullable(policy).filter(name -> !name.isEmpty()));
        return result.fold(
                started -> {
                    queue.setValue(started.message());
                    context.getLogger().info("Accepted check " + started.id());
                    return accepted(request, started);
                },
                refused -> {
                    context.getLogger().warning("Refused a delivery: " + Refusals.inOneLine(refused.problems()));
                    return ProblemDocument.refused(request, refused.problems());
                },
                tooLarge -> {
                    context.getLogger().warning("Refused a delivery: " + tooLarge.sentence());
                    return ProblemDocument.tooLarge(request, tooLarge.sentence());
                });
    }

    private static HttpResponseMessage accepted(HttpRequestMessage<?> request, AcceptanceResult.Started started) {
        String body = JsonText.object(out -> {
            out.writeStringField("id", started.id().value());
            out.writeStringField("status", "accepted");
            out.writeStringField("statusUri", StatusUri.of(request.getUri(), started.id()));
        });
        return request.createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
