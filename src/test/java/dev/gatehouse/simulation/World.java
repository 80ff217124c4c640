package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Everything outside the app: time, storage, Azure DevOps, and who watches. */
final class World {

    /** Longer than any check of a story can take, with all its trouble. */
    private static final Duration LONGEST = Duration.ofHours(60);

    /** By what the clocks of two instances may differ. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    /** Between the latest decision and the expiry of its token. */
    static final Duration TIME_TO_DELIVER = Duration.ofMinutes(5);

    private final Story story;
    private final Scheduler scheduler;
    private final History history;
    private final Observers observers = new Observers();
    private final Coverage coverage;
    private final StoredTable waiting;
    private final StoredTable aside = new StoredTable("aside ");
    private final SimulatedQueue queue;
    private final SimulatedQueue poison;
    private final Map<UUID, WaitingTask> tasks = new LinkedHashMap<>();
    private final Map<CheckId, String> subjects = new HashMap<>();
    private final Map<String, DeliveryMade> deliveries = new HashMap<>();
    private final Map<String, DeliveryMade> runs = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> draws = new HashMap<>();
    private final Map<String, Integer> kills = new HashMap<>();

    private record DeliveryMade(Round round, Instant acceptedAt) {}

    World(Story story, Wiring wiring, Executor threads, boolean keepsHistory, Coverage coverage) {
        this.story = story;
        this.scheduler = new Scheduler(threads, Scheduler.START.plus(LONGEST));
        this.history = new History(scheduler, keepsHistory);
        this.coverage = coverage;
        this.waiting = wiring.stored();
        this.queue = new SimulatedQueue(scheduler);
        this.poison = new SimulatedQueue(scheduler);
        story.tasks().forEach(this::add);
    }

    Story story() {
        return story;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    History history() {
        return history;
    }

    Observers observers() {
        return observers;
    }

    /** The table of checks that wait. */
    StoredTable waiting() {
        return waiting;
    }

    /** The table of checks that were put aside. */
    StoredTable aside() {
        return aside;
    }

    void reached(Landmark landmark) {
        coverage.reached(landmark);
    }

    SimulatedQueue queue() {
        return queue;
    }

    SimulatedQueue poison() {
        return poison;
    }

    Collection<WaitingTask> tasks() {
        return tasks.values();
    }

    /** Runs code of the app that may pause; returns at its first pause. */
    void start(Runnable body) {
        scheduler.start(() -> ErrorLog.readBy(observers::logged, body));
    }

    /** One more task that waits. */
    WaitingTask add(TaskStory task) {
        WaitingTask waiting = new WaitingTask(task);
        tasks.put(task.id(), waiting);
        return waiting;
    }

    WaitingTask task(UUID id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow();
    }

    /** A delivery was accepted, which was made the task's in this round. */
    void accepted(CheckId id, String message, WaitingTask task, Round round) {
        subjects.put(id, task.story().name());
        task.accepted(id, round, scheduler.instant());
        CheckMessages.decode(message)
                .ifPresent(decoded -> decoded.fold(
                        accepted ->
                                deliveries.put(accepted.deliveryId(), new DeliveryMade(round, accepted.acceptedAt())),
                        goOn -> null));
    }

    /** Whether a delivery takes up a check with this row: its first, or another than the one before. */
    static boolean isOfAnotherDelivery(Optional<CheckRecord> before, CheckRecord after) {
        return before.filter(known -> known.deliveryId().equals(after.deliveryId()))
                .isEmpty();
    }

    /**
     * A run of a check begins: of an earlier wait's delivery it is for the wait that is, if there is one. Where that, or what the
     * clocks say, leaves it open which wait it is, the run's time begins now.
     */
    void begins(Optional<CheckRecord> before, CheckRecord record) {
        DeliveryMade made = delivery(record);
        Round current = task(record).round();
        boolean isForLater = made.round().answeredAt().isPresent() && !current.equals(made.round());
        boolean isUnclear = before.filter(known -> isAboutTheEnd(made.acceptedAt(), known)
                        || (known.phase().hasEnded() && !known.told().isProven()))
                .isPresent();
        runs.put(
                run(record),
                isForLater || isUnclear
                        ? new DeliveryMade(isForLater ? current : made.round(), scheduler.instant())
                        : made);
    }

    private static boolean isAboutTheEnd(Instant acceptedAt, CheckRecord known) {
        return known.phase()
                .fold(
                        e -> false,
                        d -> false,
                        ended -> !acceptedAt.isAfter(ended.endedAt().plus(CLOCKS_DIFFER)));
    }

    /** What a run of a check is for. */
    Round round(CheckRecord record) {
        return runOf(record).round();
    }

    /** The wait in which a run's delivery was made. */
    Round deliveredIn(CheckRecord record) {
        return delivery(record).round();
    }

    /** When the delivery of a run was accepted, by the clock of who did, or when it began for another wait than that one's. */
    Instant acceptedAt(CheckRecord record) {
        return runOf(record).acceptedAt();
    }

    private DeliveryMade runOf(CheckRecord record) {
        return Optional.ofNullable(runs.get(run(record))).orElseThrow();
    }

    private static String run(CheckRecord record) {
        return record.id() + " " + record.run();
    }

    private DeliveryMade delivery(CheckRecord record) {
        return Optional.ofNullable(deliveries.get(record.deliveryId())).orElseThrow();
    }

    WaitingTask task(CheckRecord record) {
        return task(record.delivery().taskInstanceId());
    }

    /** The task that a check is of. */
    String subject(CheckId id) {
        return subjects.getOrDefault(id, "nobody");
    }

    String subject(CheckMessage message) {
        return subject(message.checkId());
    }

    /** What the ledger has, asked by nobody in the story. */
    Optional<CheckRecord> record(CheckId id) {
        return waiting.find(id).or(() -> aside.find(id)).map(Versioned::record);
    }

    /** A row was deleted; where no other is left of the check, it is forgotten. */
    void deleted(CheckRecord record) {
        if (record(record.id()).isEmpty()) {
            reached(Landmark.FORGOTTEN);
            observers.forgotten(record.id());
            task(record).forgotten();
        }
    }

    Optional<WaitingTask> taskOf(String subject) {
        return tasks.values().stream()
                .filter(task -> task.story().name().equals(subject))
                .findFirst();
    }

    /** Trouble with a call that kills whoever makes it for this subject. */
    Optional<Injection> killing(String subject, int number, Call call) {
        return taskOf(subject)
                .filter(task -> task.story()
                        .hardship()
                        .killer()
                        .filter(killer -> killer.call() == call
                                && killer.fromWait() <= task.rounds().size()
                                && timesKilled(subject) < killer.times())
                        .isPresent())
                .map(task -> {
                    kills.merge(subject, 1, Integer::sum);
                    return new Injection(subject, number, call, Trouble.CRASH_BEFORE, Duration.ZERO);
                });
    }

    int timesKilled(String subject) {
        return kills.getOrDefault(subject, 0);
    }

    /** Randomness for what is not a call, the same however many other subjects there are. */
    SplittableRandom random(String subject) {
        return Injections.randomOf(story.seed() + 2, subject, draws.merge(subject, 1, Integer::sum));
    }

    /** Counts a call, and says which of its subject's calls it is. */
    int numberOfCall(String subject, Call call) {
        coverage.called(call);
        return calls.merge(subject, 1, Integer::sum) - 1;
    }
}
