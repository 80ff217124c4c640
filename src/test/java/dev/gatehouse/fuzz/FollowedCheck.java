package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.Step;
import dev.gatehouse.functions.TestContext;
import dev.gatehouse.functions.TestInvocation;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.seal.TestSeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** A delivery that was accepted, followed through some evaluations in an odd world. */
final class FollowedCheck {

    private static final int MOST_STEPS = 5;
    private static final int LONGEST_LOG_LINE = 4_100;
    private static final JsonMapper JSON = new JsonMapper();

    private final CheckMessage accepted;
    private final CheckHandler handler;
    private final String token;
    private final Coverage coverage;
    private Instant now = Edge.NOW;

    FollowedCheck(FuzzedDelivery delivery, String message, long number, Subject subject, Coverage coverage)
            throws JsonProcessingException {
        SplittableRandom random = new SplittableRandom(~number);
        List<String> delivered = new ArrayList<>(delivery.headers().values());
        texts(JSON.readTree(delivery.body().replace("\uFEFF", "")), delivered);
        // Azure DevOps does not know the token by heart.
        delivered.removeIf(Harmless::isSecret);
        this.token = delivery.header("authtoken").strip();
        this.coverage = coverage;
        this.accepted = CheckMessages.decode(message).orElseThrow();
        this.handler = CheckHandler.of(
                new InMemoryCheckLedger(),
                subject.taskHubs(new ListeningPipelines(random, coverage)),
                (of, job) -> new OddEvidence(of.variables(), delivered, random),
                TestSeal.create(),
                Defaults.STANDARD,
                () -> now,
                new Random(number));
    }

    void play() {
        coverage.met("followed");
        assertEquals(Optional.of(accepted), CheckMessages.decode(CheckMessages.encode(accepted)), "written again");
        TestContext context = new TestContext();
        TestInvocation.during(context, () -> {
            Optional<CheckMessage> message = Optional.of(accepted);
            for (int left = MOST_STEPS; left > 0 && message.isPresent(); left--) {
                message = next(handler.handle(message.get(), 1));
            }
        });
        for (String line : context.lines()) {
            Harmless.line("the log", line, LONGEST_LOG_LINE);
            Harmless.withoutToken("the log", line, token);
        }
        assertTrue(!context.lines().isEmpty(), "an evaluation that nothing is logged of");
    }

    private Optional<CheckMessage> next(Step step) {
        return step.fold(
                done -> Optional.empty(),
                send -> {
                    now = now.plus(send.delay());
                    return Optional.of(send.message());
                },
                fault -> {
                    throw new AssertionError(fault.sentence());
                });
    }

    private static void texts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts(child, texts));
    }
}
