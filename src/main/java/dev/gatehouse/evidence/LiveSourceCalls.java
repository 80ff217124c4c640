package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.TimeBudget;
import dev.gatehouse.outbound.WaysOut;
import java.util.Optional;

/**
 * The calls of one evaluation. This is the order of what a request passes through: it is found out whom it goes to; a question that this
 * evaluation has asked has its answer; one that another check asks now, or asked a moment ago, has that one's; then it is let in, made
 * (see {@link dev.gatehouse.outbound.OutboundHttp} for what a call passes through), and judged.
 */
final class LiveSourceCalls implements SourceCalls {

    private final RequestReader reader;
    private final WaysOut waysOut;
    private final Authorizations authorizations;
    private final SharedAnswers shared;
    private final TimeBudget budget;
    private final Memo<Question, HttpReply.Received> own = new Memo<>();

    LiveSourceCalls(
            RequestReader reader,
            WaysOut waysOut,
            Authorizations authorizations,
            SharedAnswers shared,
            TimeBudget budget) {
        this.reader = reader;
        this.waysOut = waysOut;
        this.authorizations = authorizations;
        this.shared = shared;
        this.budget = budget;
    }

    @Override
    public Answer<HttpReply.Received> send(SourceRequest request) {
        return reader.read(request)
                .then(addressed -> request.isQuestion()
                        ? own.get(
                                Question.of(addressed),
                                question -> request.isMeasurement()
                                        ? shared.onItsWay(question, budget, () -> authorized(addressed, true))
                                        : shared.get(question, budget, () -> authorized(addressed, true)))
                        : authorized(addressed, true));
    }

    /** A token that was good when it was issued may have been withdrawn: then another one gets a try, and no more. */
    private Answer<HttpReply.Received> authorized(Addressed addressed, boolean mayRenew) {
        SourceRequest request = addressed.request();
        return authorizations.of(addressed.source(), request.scope(), budget).then(authorization -> {
            HttpReply reply = waysOut.to(
                            addressed.source().key(), addressed.source().hosts(), budget)
                    .send(call(addressed, authorization));
            Optional<Runnable> renewal = authorization.renewal().filter(drop -> isNotLetIn(reply));
            renewal.ifPresent(Runnable::run);
            return renewal.isPresent() && mayRenew
                    ? authorized(addressed, false)
                    : new SourceFaults(request.purpose(), addressed.source(), authorization.redaction())
                            .accepted(reply)
                            // What it says is quoted in reasons, and kept.
                            .map(new RepeatedSecrets(authorization.redaction())::removedFrom);
        });
    }

    private static boolean isNotLetIn(HttpReply reply) {
        return reply.fold(received -> received.status() == 401, notReceived -> false);
    }

    private static HttpCall call(Addressed addressed, Authorization authorization) {
        SourceRequest request = addressed.request();
        return new HttpCall(
                request.method(),
                addressed.uri(),
                request.headers(),
                authorization.header(),
                request.content(),
                request.isQuestion(),
                request.patience());
    }
}
