package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.AcceptanceResult;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes a delivery of Azure Pipelines. Touches neither the Azure SDK nor the HTTP client: Azure Pipelines waits 3 seconds, also
 * for a cold app. For the same reason it writes to its invocation's logger itself, and not through slf4j.
 */
public final class AcceptCheck {

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
     * @param queue where the message goes that starts the check
     */
    @FunctionName("AcceptCheck")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.FUNCTION,
                            route = CheckRoute.ROUTE)
                    HttpRequestMessage<Optional<String>> request,
            @QueueOutput(name = "message", queueName = CheckMessage.QUEUE, connection = "AzureWebJobsStorage")
                    OutputBinding<String> queue,
            ExecutionContext context) {
        return gatehouse.acceptance().fold(acceptance -> accept(acceptance, request, queue, context), fault -> {
            context.getLogger().severe(LogLine.of(Optional.empty(), fault.sentence()));
            return ProblemDocument.misconfigured(request, fault.sentence());
        });
    }

    private static HttpResponseMessage accept(
            Acceptance acceptance,
            HttpRequestMessage<Optional<String>> request,
            OutputBinding<String> queue,
            ExecutionContext context) {
        AcceptanceResult result = acceptance.accept(
                request.getHeaders(),
                request.getBody().orElse("").getBytes(StandardCharsets.UTF_8),
                new CheckRoute(request.getUri()).policy());
        return result.fold(
                started -> {
                    queue.setValue(started.message());
                    context.getLogger().info(LogLine.of(Optional.of(started.id().value()), "accepted"));
                    return accepted(request, started);
                },
                refused -> {
                    refuse(context, Refusals.inOneLine(refused.problems()));
                    return ProblemDocument.refused(request, refused.problems());
                },
                tooLarge -> {
                    refuse(context, tooLarge.sentence());
                    return ProblemDocument.tooLarge(request, tooLarge.sentence());
                });
    }

    private static void refuse(ExecutionContext context, String why) {
        context.getLogger().warning(LogLine.of(Optional.empty(), "Refused a delivery: " + why));
    }

    private static HttpResponseMessage accepted(HttpRequestMessage<?> request, AcceptanceResult.Started started) {
        String body = JsonText.object(out -> {
            out.writeStringField("id", started.id().value());
            out.writeStringField("status", "accepted");
            out.writeStringField("statusUri", new CheckRoute(request.getUri()).statusUri(started.id()));
        });
        return request.createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
