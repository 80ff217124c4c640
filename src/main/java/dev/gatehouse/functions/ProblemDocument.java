package dev.gatehouse.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.evaluation.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Answers that say what is wrong ({@code application/problem+json}, RFC 9457). */
final class ProblemDocument {

    private ProblemDocument() {}

    /** The delivery has to change: 400 with every problem, each with where it is, what was found and what to write. */
    static HttpResponseMessage refused(HttpRequestMessage<?> request, List<Problem> problems) {
        String detail = problems.size() == 1
                ? Refusals.inOneLine(problems)
                : problems.size()
                        + " things are wrong with this delivery; the check's configuration in Azure DevOps has"
                        + " to change.";
        return answer(request, HttpStatus.BAD_REQUEST, "The delivery is not valid", detail, problems);
    }

    /** The request has to change: 400 with every problem. */
    static HttpResponseMessage wrong(HttpRequestMessage<?> request, List<Problem> problems) {
        return answer(
                request, HttpStatus.BAD_REQUEST, "The request is not valid", Refusals.inOneLine(problems), problems);
    }

    /** What is asked for cannot be done to a check as it is now: 409. */
    static HttpResponseMessage conflict(HttpRequestMessage<?> request, String title, String detail) {
        return answer(request, HttpStatus.CONFLICT, title, detail, List.of());
    }

    /** The same, where it can be done later. */
    static HttpResponseMessage tooEarly(
            HttpRequestMessage<?> request, String title, String detail, Duration retryAfter) {
        return begun(request, HttpStatus.CONFLICT, title, detail, List.of())
                .header("Retry-After", Long.toString(retryAfter.toSeconds() + 1))
                .build();
    }

    static HttpResponseMessage tooLarge(HttpRequestMessage<?> request, String sentence) {
        return answer(request, HttpStatus.PAYLOAD_TOO_LARGE, "The delivery is too large", sentence, List.of());
    }

    /** The app's settings have to change. */
    static HttpResponseMessage misconfigured(HttpRequestMessage<?> request, String sentence) {
        return answer(
                request, HttpStatus.INTERNAL_SERVER_ERROR, "The app's settings are not valid", sentence, List.of());
    }

    /** The same for an id that has another form, so that nothing is told about which checks there are. */
    static HttpResponseMessage noSuchCheck(HttpRequestMessage<?> request) {
        return answer(
                request,
                HttpStatus.NOT_FOUND,
                "There is no such check",
                "The ledger has no check of this id. A check is there a moment after its delivery was accepted.",
                List.of());
    }

    /** An event that does not count. */
    static HttpResponseMessage ofEvent(HttpRequestMessage<?> request, HttpStatus status, String sentence) {
        return answer(request, status, "The event does not count", sentence, List.of());
    }

    /** The storage is away, and the same request may succeed later, or its settings have to change. */
    static HttpResponseMessage unreadable(HttpRequestMessage<?> request, Fault fault) {
        if (fault.kind() == Fault.Kind.MISTAKE) {
            return misconfigured(request, fault.sentence());
        }
        return answer(
                request, HttpStatus.SERVICE_UNAVAILABLE, "The ledger cannot be read", fault.sentence(), List.of());
    }

    private static HttpResponseMessage answer(
            HttpRequestMessage<?> request, HttpStatus status, String title, String detail, List<Problem> problems) {
        return begun(request, status, title, detail, problems).build();
    }

    private static HttpResponseMessage.Builder begun(
            HttpRequestMessage<?> request, HttpStatus status, String title, String detail, List<Problem> problems) {
        String body = JsonText.object(out -> {
            out.writeStringField("title", title);
            out.writeNumberField("status", status.value());
            out.writeStringField("detail", detail);
            if (!problems.isEmpty()) {
                out.writeArrayFieldStart("problems");
                for (Problem problem : problems) {
                    out.writeStartObject();
                    out.writeStringField(problem.place().name().toLowerCase(Locale.ROOT), problem.at());
                    out.writeStringField("found", problem.found());
                    out.writeStringField("detail", problem.advice());
                    out.writeEndObject();
                }
                out.writeEndArray();
            }
        });
        return request.createResponseBuilder(status)
                .header("Content-Type", "application/problem+json")
                .body(body);
    }
}
