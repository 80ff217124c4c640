package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.OutsideServer.Told;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many checks that wait for the same source at the same time. */
@Timeout(60)
class BoundedLoadTest {

    private static final int CHECKS = 40;
    private static final int AT_ONCE = 8;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    private final OutsideServer server = new OutsideServer();
    private final OutsideSources sources = new OutsideSources(
            new Connections(
                    List.of(server.connection("open", "/open", new Credentials.None())),
                    Set.of(),
                    OutsideServer.hosts("", true)),
            OutsideServer.outbound(CLOCK),
            scope -> Answer.failed(Fault.mistake("no identity here")),
            CLOCK);
    private final AtomicInteger given = new AtomicInteger();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void makesOneCallForTheSameQuestion() throws InterruptedException {
        askAtOnce(check -> "same");
        assertEquals(CHECKS, given.get());
        assertEquals(1, server.asked().size());
    }

    @Test
    void makesEightCallsAtOnceForDifferentQuestionsAndAnswersThemAll() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(AT_ONCE);
        server.answers(asked -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            inside.decrementAndGet();
            return Told.json(200, "{}");
        });
        askAtOnce(check -> "question/" + check);
        assertEquals(CHECKS, given.get());
        assertEquals(CHECKS, server.asked().size());
        assertEquals(AT_ONCE, most.get());
    }

    private void askAtOnce(IntFunction<String> path) throws InterruptedException {
        List<Thread> checks = new ArrayList<>();
        for (int check = 0; check < CHECKS; check++) {
            SourceRequest request = SourceRequest.get("reading it", "open", path.apply(check));
            checks.add(new Thread(() -> sources.open(TimeBudget.open("this test", Duration.ofMinutes(1), CLOCK))
                    .send(request)
                    .fold(answer -> given.incrementAndGet(), fault -> 0)));
        }
        checks.forEach(Thread::start);
        for (Thread check : checks) {
            check.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
