package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers that the checks of an instance share, so that a source which many wait for is asked every few seconds and not by each of them.
 * Faults are shared only with those who wait for the very call: whether the next one is made is the circuit's business.
 */
final class SharedAnswers {

    /** Short beside the shortest interval that makes sense for a check. */
    static final Duration LIFE = Duration.ofSeconds(5);

    private static final int MOST = 200;

    /** A larger one is shared while it is on its way only, because so many of them would fill an instance's memory. */
    private static final int LARGEST = 64 * 1024;

    private final ExpiringCache<Question, HttpReply.Received> recent;
    private final SingleFlight<Question, HttpReply.Received> flights = new SingleFlight<>();

    SharedAnswers(InstantSource clock) {
        this.recent = new ExpiringCache<>(MOST, LIFE, clock);
    }

    /** An answer of the last seconds, or the one that is on its way, or what comes of asking. */
    Answer<HttpReply.Received> get(Question question, TimeBudget budget, Supplier<Answer<HttpReply.Received>> ask) {
        return remembered(question)
                .orElseGet(() -> flights.join(
                        question, budget, () -> remembered(question).orElseGet(() -> keep(question, ask.get()))));
    }

    /** The answer that is on its way, or what comes of asking: for who asks again to hear something new. */
    Answer<HttpReply.Received> onItsWay(
            Question question, TimeBudget budget, Supplier<Answer<HttpReply.Received>> ask) {
        return flights.join(question, budget, ask);
    }

    private Optional<Answer<HttpReply.Received>> remembered(Question question) {
        return recent.find(question).map(Answer::given);
    }

    private Answer<HttpReply.Received> keep(Question question, Answer<HttpReply.Received> answer) {
        return answer.map(received -> {
            if (received.content().bytes().length <= LARGEST) {
                recent.put(question, received);
            }
            return received;
        });
    }
}
