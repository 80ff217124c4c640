package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import java.time.Duration;
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

    private final Story story;
    private final Scheduler scheduler;
    private final History history;
    private final Coverage coverage;
    private final Observers observers = new Observers();
    private final CheckLedger store;
    private final SimulatedQueue queue;
    private final SimulatedQueue poison;
    private final Map<UUID, WaitingTask> tasks = new LinkedHashMap<>();
    private final Map<CheckId, String> subjects = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> draws = new HashMap<>();

    World(Story story, Wiring wiring, Executor threads, boolean keepsHistory, Coverage coverage) {
        this.story = story;
        this.scheduler = new Scheduler(threads, Scheduler.START.plus(LONGEST));
        this.history = new History(scheduler, keepsHistory);
        this.coverage = coverage;
        this.store = wiring.stored(new InMemoryCheckLedger());
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

    CheckLedger store() {
        return store;
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

    /** One more task that waits. */
    WaitingTask add(TaskStory task) {
        WaitingTask waiting = new WaitingTask(task);
        tasks.put(task.id(), waiting);
        return waiting;
    }

    WaitingTask task(UUID id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow();
    }

    /** A check of this task was accepted. */
    void accepted(CheckId id, WaitingTask task) {
        subjects.put(id, task.story().name());
        task.accepted(id, scheduler.instant());
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
        return store.find(id).fold(found -> found.map(Versioned::record), fault -> Optional.empty());
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
