package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.Redaction;
import java.net.URI;
import java.util.Optional;

/** The one place that says what the answer of a source means for the check. */
final class SourceFaults {

    private static final int URL_LENGTH = 200;

    private final String what;
    private final Optional<String> settings;
    private final Redaction redaction;

    /**
     * Faults of a request.
     *
     * @param purpose what it is for, as in "reading the change CHG0030001"
     * @param redaction takes out every secret that was sent
     */
    SourceFaults(String purpose, Source source, Redaction redaction) {
        this.what = Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + " at " + source.label();
        this.settings = source.settings().map(prefix -> prefix + "…");
        this.redaction = redaction;
    }

    /** The answer, if its status is one from 200 to 299. */
    Answer<HttpReply.Received> accepted(HttpReply reply) {
        return reply.fold(
                received -> received.status() >= 200 && received.status() < 300
                        ? Answer.given(received)
                        : Answer.failed(refusal(received)),
                notReceived -> Answer.failed(unanswered(notReceived)));
    }

    private Fault unanswered(HttpReply.NotReceived reply) {
        String sentence = what + " did not work: " + reply.sentence();
        return reply.why().mayPass()
                ? Fault.passing(sentence + " It is tried again.", reply.retryAfter())
                : Fault.mistake(sentence);
    }

    private Fault refusal(HttpReply.Received reply) {
        int status = reply.status();
        String said = what + " was answered " + status + ErrorText.quoted(reply.content(), redaction);
        if (status < 400) {
            return Fault.mistake(said + redirected(reply));
        }
        return switch (status) {
            case 401 -> Fault.refused(said + ": " + notLetIn());
            case 403 ->
                Fault.forbidden(said + ": who asks was recognized and may not do this. Give the account that is used"
                        + " there the permission for it.");
            case 404, 410 ->
                Fault.gone(said + ": it does not exist there, or the account that is used may not see it. Correct the"
                        + " path or the name.");
            case 429 -> Fault.passing(said + ": it is asked too often. It is tried again.", reply.retryAfter());
            default ->
                status == 408 || status >= 500
                        ? Fault.passing(said + ": it is busy or in trouble. It is tried again.", reply.retryAfter())
                        : Fault.mistake(said + ": it took the request for a mistake. Correct what is asked for.");
        };
    }

    private String notLetIn() {
        return settings.map(names -> "the credentials in the settings " + names + " were not accepted. Correct them.")
                .orElse("it wants credentials that it accepts. Name a connection that has them.");
    }

    private String redirected(HttpReply.Received reply) {
        String where = reply.location()
                .filter(url -> url.getHost() != null)
                .map(this::withoutQuery)
                .map(url -> " to " + url)
                .orElse("");
        String advice = settings.map(names -> "the address in " + names.replace("…", "URL") + ", or the path below it")
                .orElse("the URL");
        return ": it sends on" + where + ", and redirects are not followed. Correct " + advice
                + "; to a sign-in page it sends who is not let in.";
    }

    private String withoutQuery(URI url) {
        String text = url.getScheme() + "://" + url.getHost() + (url.getPort() == -1 ? "" : ":" + url.getPort())
                + url.getRawPath();
        return SafeText.line(redaction.of(text), URL_LENGTH);
    }
}
