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
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.evaluation.AwaitedEvents;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far a check has got, as the asynchronous HTTP pattern has it: 202 with {@code Location} and {@code Retry-After} while
 * it waits, 200 once it has ended.
 */
public final class CheckStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CheckStatus.class);

    /** Nobody who polls is to be told more often than this, and nobody later. */
    private static final long SOONEST_SECONDS = 1;

    private static final long LATEST_SECONDS = 30;

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

    private HttpResponseMessage status(HttpRequestMessage<?> request, CheckRecord check) {
        boolean hasEnded = check.phase().hasEnded();
        CheckRoute route = new CheckRoute(request.getUri());
        Optional<Definition> definition = definition(check);
        boolean dryRun = gatehouse.isDryRunByDefault()
                || definition.filter(Definition::dryRun).isPresent();
        List<String> events = definition
                .map(parsed -> AwaitedEvents.of(parsed, check.findings()))
                .orElse(List.of());
        HttpResponseMessage.Builder answer = request.createResponseBuilder(
                        hasEnded ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("Content-Type", "application/json")
                .body(StatusJson.of(check, dryRun, new StatusLinks(check, events, route)));
        return hasEnded
                ? answer.build()
                : answer.header("Location", route.statusUri(check.id()))
                        .header("Retry-After", Long.toString(secondsUntilNews(check)))
                        .build();
    }

    /** Absent where this version of the app does not understand it, as while a new version is rolled out. */
    private static Optional<Definition> definition(CheckRecord check) {
        return Definitions.parse(check.definition()).fold(Optional::of, problems -> Optional.empty());
    }

    /** What is to be told changes at the next evaluation, or at the next attempt to tell the decision. */
    private long secondsUntilNews(CheckRecord check) {
        Instant next =
                check.phase().fold(Phase.Evaluating::evaluateAt, delivering -> check.dueAt(), Phase.Ended::endedAt);
        long seconds = Duration.between(gatehouse.clock().instant(), next).toSeconds() + 1;
        return Math.min(Math.max(seconds, SOONEST_SECONDS), LATEST_SECONDS);
    }
}
