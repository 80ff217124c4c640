package dev.gatehouse.outbound;

import java.time.Duration;
import java.time.Instant;

/** Keeps each try of a call within what is left of a budget; once nothing is left, no call is made any more. */
final class BudgetedCalls implements HttpCalls {

    private final HttpCalls calls;
    private final TimeBudget budget;

    BudgetedCalls(HttpCalls calls, TimeBudget budget) {
        this.calls = calls;
        this.budget = budget;
    }

    @Override
    public HttpReply send(HttpCall call) {
        Duration left = budget.left();
        if (left.isZero()) {
            return budget.usedUp();
        }
        boolean isCut = left.compareTo(call.patience()) < 0;
        Instant start = budget.now();
        HttpReply reply = calls.send(isCut ? call.within(left) : call);
        budget.spend(call.uri().getHost(), start);
        return isCut && isTimedOut(reply) && budget.isUsedUp() ? budget.usedUp() : reply;
    }

    private static boolean isTimedOut(HttpReply reply) {
        return reply.fold(received -> false, notReceived -> notReceived.why() == HttpReply.Why.TIMED_OUT);
    }
}
