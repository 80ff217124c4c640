package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.Outbox;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.seal.TestSeal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances of the app that keep the same checks at the same time, each with clients of its own. */
@WithAzurite
class ParallelKeepingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Instant OVERDUE = NOW.minus(Duration.ofMinutes(16));
    private static final Instant JUST_SETTLED = NOW.minus(Duration.ofMinutes(61));
    private static final Instant LONG_AGO = NOW.minus(RETENTION).minusSeconds(1);
    private static final int CHECKS = 40;
    private static final int MANY = 1_000;

    private final SampleRecords samples = new SampleRecords(new Random(7));
    private final String table = FreshNames.table();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Azurite azurite;
    private final CheckLedger one;
    private final CheckLedger other;

    ParallelKeepingTest(Azurite azurite) {
        this.azurite = azurite;
        this.one = client(1);
        this.other = client(2);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void sendsEachOverdueCheckOneMessageMoreThoughBothSeeThemAllOverdue() throws Exception {
        List<CheckRecord> overdue = enter(() -> waiting(OVERDUE));
        Queue<CheckMessage> sent = new ConcurrentLinkedQueue<>();
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);

        List<Optional<Fault>> faults = atOnce(List.of(
                () -> reconciler(lookingTogether(one, bothHaveLooked), sent).run(),
                () -> reconciler(lookingTogether(other, bothHaveLooked), sent).run()));

        assertEquals(List.of(Optional.empty(), Optional.empty()), faults);
        assertEquals(
                sorted(overdue.stream()
                        .map(record -> new CheckMessage.Continue(record.id(), record.sequence()))
                        .toList()),
                sorted(sent));
    }

    @Test
    void losesNoCheckWhileBothPutAsideAndForget() throws Exception {
        List<CheckRecord> old = enter(() -> ended(LONG_AGO));
        assertEquals(Answer.given(CHECKS), one.putAside(NOW, MANY));
        List<CheckRecord> recent = enter(() -> ended(JUST_SETTLED));

        List<Answer<Integer>> counts = atOnce(List.of(
                () -> one.putAside(NOW, MANY),
                () -> other.putAside(NOW, MANY),
                () -> one.forget("", NOW.minus(RETENTION), MANY),
                () -> other.forget("", NOW.minus(RETENTION), MANY)));

        assertEquals(
                List.of(),
                counts.stream().filter(Answer.Failed.class::isInstance).toList());
        assertEquals(Answer.given(0), one.putAside(NOW, MANY), "that are left to put aside");
        assertEquals(recent.stream().map(Optional::of).toList(), found(recent));
        assertEquals(old.stream().map(record -> Optional.empty()).toList(), found(old));
    }

    private CheckLedger client(long seed) {
        return TableCheckLedger.connectedBy(azurite.connectionString(), table, () -> TestHttp.CLIENT, new Random(seed));
    }

    private static Reconciler reconciler(CheckLedger ledger, Queue<CheckMessage> sent) {
        CheckQueue queue = (message, delay) -> {
            sent.add(message);
            return Optional.empty();
        };
        return new Reconciler(
                ledger,
                new Outbox(queue, (notice, delay) -> Optional.empty(), () -> NOW),
                new InMemorySignatures(),
                TestSeal.create(),
                Defaults.STANDARD,
                RETENTION,
                () -> NOW);
    }

    /** A ledger whose overdue checks nobody acts on before both know them. */
    private static CheckLedger lookingTogether(CheckLedger ledger, CyclicBarrier barrier) {
        return (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(ledger, arguments);
                        if (method.getName().equals("overdue")) {
                            barrier.await(1, TimeUnit.MINUTES);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Does all of it at once, each on a thread of its own. */
    private <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> one : work) {
            running.add(threads.submit(() -> {
                start.await(1, TimeUnit.MINUTES);
                return one.call();
            }));
        }
        List<T> done = new ArrayList<>();
        for (Future<T> one : running) {
            done.add(one.get(1, TimeUnit.MINUTES));
        }
        return done;
    }

    private List<CheckRecord> enter(Supplier<CheckRecord> next) {
        List<CheckRecord> records = Stream.generate(next).limit(CHECKS).toList();
        records.forEach(record -> KeepingContract.done(one.enter(record)));
        return records;
    }

    private CheckRecord waiting(Instant dueAt) {
        return samples.next().in(new Phase.Evaluating(dueAt, Optional.empty(), 0, Optional.empty()), dueAt);
    }

    private CheckRecord ended(Instant at) {
        return samples.next()
                .in(new Phase.Ended(Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "over", at), at);
    }

    private List<Optional<CheckRecord>> found(List<CheckRecord> records) {
        return records.stream().map(CheckRecord::id).map(this::found).toList();
    }

    private Optional<CheckRecord> found(CheckId id) {
        return KeepingContract.given(other.find(id)).map(CheckLedger.Versioned::record);
    }

    private static List<CheckMessage> sorted(Collection<? extends CheckMessage> messages) {
        return messages.stream()
                .<CheckMessage>map(message -> message)
                .sorted(Comparator.comparing(message -> message.checkId().value()))
                .toList();
    }
}
