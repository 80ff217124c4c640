package dev.gatehouse.devhost.pipelines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatehouse.devhost.pipelines.Journal.Kind;
import dev.gatehouse.devhost.pipelines.MisbehaviourPlan.Mischief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers calls as Azure DevOps does: misbehaviour first, then authorization, the version, and the API itself. */
final class ApiServer implements HttpHandler {

    /** The collection that all paths begin with. */
    static final String COLLECTION = "fabrikam";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final World world;
    private final MisbehaviourPlan misbehaviour;
    private final Pause pause;
    private final List<Api> apis;

    ApiServer(World world, MisbehaviourPlan misbehaviour, Pause pause, List<Api> apis) {
        this.world = world;
        this.misbehaviour = misbehaviour;
        this.pause = pause;
        this.apis = apis;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<ApiRequest> request = ApiRequest.read(exchange, COLLECTION);
            Mischief mischief = misbehaviour.next(world.now());
            Optional<ApiAnswer> answer = answer(request, mischief);
            tell(exchange, request, mischief, answer);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer; absent when the connection breaks. */
    private Optional<ApiAnswer> answer(Optional<ApiRequest> request, Mischief mischief) throws InterruptedException {
        if (mischief.delay().isPresent()) {
            pause.last(mischief.delay().get());
        }
        String seconds = String.valueOf(Math.max(1, misbehaviour.retryAfter().toSeconds()));
        return switch (mischief.kind()) {
            case TOO_MANY_REQUESTS ->
                Optional.of(ApiAnswer.gateway(
                        TOO_MANY_REQUESTS,
                        Map.of("Retry-After", seconds, "X-RateLimit-Remaining", "0"),
                        "Request was blocked due to exceeding usage of resource"));
            case SERVER_ERROR ->
                Optional.of(ApiAnswer.gateway(SERVICE_UNAVAILABLE, Map.of(), "The service is unavailable."));
            case DROPPED_BEFORE -> Optional.empty();
            case DROPPED_AFTER -> {
                answered(request);
                yield Optional.empty();
            }
            case SIGN_IN_PAGE -> Optional.of(ApiAnswer.signInPage());
            case NOTHING -> Optional.of(answered(request));
        };
    }

    private ApiAnswer answered(Optional<ApiRequest> request) {
        try {
            ApiRequest call = request.orElseThrow(() -> ApiFault.notFound(
                    "VssResourceNotFoundException",
                    "The simulated Azure Pipelines serves /" + COLLECTION + "/{projectId}/_apis/..."));
            return world.locked(() -> permitted(call));
        } catch (ApiFault fault) {
            return ApiAnswer.of(fault);
        }
    }

    private ApiAnswer permitted(ApiRequest request) {
        Optional<WaitingTask> caller =
                request.header("authorization").flatMap(credentials -> caller(credentials, request.planId()));
        if (caller.isEmpty()) {
            boolean suppressed = request.header("x-tfs-fedauthredirect")
                    .filter("suppress"::equalsIgnoreCase)
                    .isPresent();
            return suppressed ? ApiAnswer.unauthorized() : ApiAnswer.signInPage();
        }
        requireVersion(request);
        if (!world.hasProject(request.project())) {
            throw ApiFault.notFound(
                    "ProjectDoesNotExistException",
                    "TF200016: The following project does not exist: " + request.project() + ".");
        }
        return apis.stream()
                .map(api -> api.answer(request, caller.get()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> ApiFault.notFound(
                        "VssResourceNotFoundException",
                        "The simulated Azure Pipelines has no " + request.method() + " "
                                + String.join("/", request.path()) + "."));
    }

    private Optional<WaitingTask> caller(String authorization, Optional<String> planId) {
        if (authorization.startsWith("Bearer ")) {
            return world.taskWith(authorization.substring("Bearer ".length()), planId);
        }
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            String credentials = new String(decoded, StandardCharsets.UTF_8);
            return world.taskWith(credentials.substring(credentials.indexOf(':') + 1), planId);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void requireVersion(ApiRequest request) {
        String version = request.query("api-version").orElse("");
        if (version.isEmpty()) {
            throw ApiFault.badRequest(
                    "VssVersionNotSpecifiedException",
                    "No api-version was supplied for the \"" + request.method() + "\" request.");
        }
        boolean previewOnly = request.is("POST", "distributedtask/hubs/*/plans/*/events")
                || request.is("GET", "test/codecoverage")
                || request.is("GET", "pipelines/checks/runs/*");
        if (previewOnly && !version.contains("-preview")) {
            throw ApiFault.badRequest(
                    "VssInvalidPreviewVersionException",
                    "The requested version \"" + version + "\" of the resource is under preview. The -preview flag must"
                            + " be supplied in the api-version for such requests.");
        }
    }

    private void tell(
            HttpExchange exchange, Optional<ApiRequest> request, Mischief mischief, Optional<ApiAnswer> answer) {
        String call = exchange.getRequestMethod() + " "
                + request.map(known -> String.join("/", known.path()))
                        .orElse(exchange.getRequestURI().getPath());
        String outcome = answer.map(one -> String.valueOf(one.status()))
                .orElse(
                        mischief.kind() == MisbehaviourPlan.Kind.DROPPED_AFTER
                                ? "connection dropped, after its effect"
                                : "connection dropped");
        boolean odd = mischief.kind() != MisbehaviourPlan.Kind.NOTHING
                || mischief.delay().isPresent();
        String delay = mischief.delay()
                .map(Duration::toString)
                .map(time -> " after " + time)
                .orElse("");
        world.journal().add(odd ? Kind.MISCHIEF : Kind.CALL, "", call + " → " + outcome + delay);
    }

    private static void send(HttpExchange exchange, ApiAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
