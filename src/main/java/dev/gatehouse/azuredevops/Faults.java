package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.Redaction;
import java.util.Optional;
import java.util.Set;

/** The one place that says what an answer of Azure DevOps means for the check. */
final class Faults {

    /** Types of exceptions that say that the plan or its session is over, whatever the status. */
    private static final Set<String> OVER = Set.of(
            "OrchestrationSessionNotFoundException",
            "TaskOrchestrationPlanNotFoundException",
            "TaskOrchestrationPlanTerminatedException",
            "TaskOrchestrationPlanCanceledException");

    private static final String NOT_ITS_PLAN = "TaskOrchestrationPlanSecurityException";
    private static final int QUOTED_LENGTH = 300;

    private final Redaction redaction;

    Faults(Redaction redaction) {
        this.redaction = redaction;
    }

    /**
     * The answer, if it is one that says yes.
     *
     * @param purpose what the call was for, as in "reading the run's timeline was answered 404"
     */
    Answer<HttpReply.Received> accepted(String purpose, HttpReply reply) {
        return reply.fold(
                received -> fault(purpose, received)
                        .<Answer<HttpReply.Received>>map(Answer::failed)
                        .orElseGet(() -> Answer.given(received)),
                notReceived -> Answer.failed(unanswered(purpose, notReceived)));
    }

    /**
     * What to say of an answer that says yes and then something unexpected. It is taken for something that passes: no
     * change of a configuration would cure it, while half an answer of a proxy does go away.
     *
     * @param expected what the answer should have been, as in "something else than a build"
     */
    static Fault unexpected(String purpose, String expected) {
        return Fault.passing(
                capital(purpose) + " was answered with something else than " + expected + ". It is tried again.");
    }

    private static Fault unanswered(String purpose, HttpReply.NotReceived reply) {
        String sentence = capital(purpose) + " did not work: " + reply.sentence();
        return reply.why().mayPass() ? Fault.passing(sentence + " It is tried again.") : Fault.mistake(sentence);
    }

    private Optional<Fault> fault(String purpose, HttpReply.Received reply) {
        int status = reply.status();
        // Gateways in trouble answer with pages too, but not with a status below 400.
        boolean isSignIn = status == 203
                || (status >= 300 && status < 400)
                || (status < 300 && reply.content().isHtml());
        if (status < 300 && !isSignIn) {
            return Optional.empty();
        }
        String answered = purpose + " was answered " + status;
        if (status == 401) {
            return Optional.of(tokenNotAccepted(answered));
        }
        return Optional.of(isSignIn ? tokenNotAccepted(answered + " with a sign-in page") : refusal(answered, reply));
    }

    private Fault refusal(String answered, HttpReply.Received reply) {
        JsonNode error = Json.parse(reply.content()).orElse(MissingNode.getInstance());
        String typeKey = Json.text(error, "typeKey").orElse("");
        int status = reply.status();
        String said = answered + quoted(error) + ".";
        if (OVER.contains(typeKey)) {
            return Fault.gone("The run does not wait for this check any more: " + said);
        }
        if (typeKey.equals(NOT_ITS_PLAN)) {
            return Fault.forbidden("The job token does not belong to this plan, or no longer: " + said
                    + " Check that the headers PlanId and AuthToken are $(system.PlanId) and $(system.AccessToken).");
        }
        if (status == 403) {
            return Fault.forbidden("The job token may not do this: " + said
                    + " Give the project's build service account the permission for it.");
        }
        if (status == 404) {
            return Fault.gone(
                    "Azure DevOps does not know what was asked for: " + said
                            + " It was deleted, the build service account may not see it, or the header that names it is wrong.");
        }
        if (status == 429 || status == 408 || status >= 500) {
            return Fault.passing(
                    "Azure DevOps is busy or in trouble: " + said + " It is tried again.", reply.retryAfter());
        }
        return Fault.mistake(
                "Azure DevOps took the call for a mistake: " + said + " Correct the check's configuration.");
    }

    private static Fault tokenNotAccepted(String answered) {
        return Fault.refused("The job token was not accepted: " + answered
                + ". It has expired, or the check's header AuthToken is not $(system.AccessToken).");
    }

    /** What Azure DevOps said to it, without the token, which it might have repeated. */
    private String quoted(JsonNode error) {
        return Json.text(error, "message")
                .map(message -> " (" + SafeText.line(redaction.of(message), QUOTED_LENGTH) + ")")
                .orElse("");
    }

    private static String capital(String purpose) {
        return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1);
    }
}
