package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/**
 * Tells whether the app can do its work: 200, or 503. Monitors send no keys, so everybody may ask, and what a stranger must not
 * know is in the app's log alone.
 */
public final class Health {

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every request. */
    public Health() {
        this(ThisApp.GATEHOUSE);
    }

    public Health(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /** Answers how the app is. */
    @FunctionName("Health")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "health")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return InvocationLog.answer(context, () -> {
            HealthReport report = gatehouse.health().report();
            return request.createResponseBuilder(report.isHealthy() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Content-Type", "application/json")
                    .header("Cache-Control", "no-store")
                    .body(report.json())
                    .build();
        });
    }
}
