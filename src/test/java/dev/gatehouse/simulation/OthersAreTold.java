package dev.gatehouse.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever is to be told of what happens to a check is told at least once, never before it is saved, and of nothing else; exactly once
 * where nothing goes wrong, nobody clears the queue, and nobody wakes or terminates the check, perhaps in the moment in which others
 * are told. Nobody is told of a decision before the first attempt to deliver it. Excused is what was still to be told when somebody cleared the queue, or
 * when another run took the place of one that had ended long before, and what the queue of notices refused for good.
 */
final class OthersAreTold implements Observer {

    static final String NAME = "others are told what happened";

    private static final JsonMapper JSON = new JsonMapper();

    private final World world;
    private final Violations violations;
    private final Map<News, String> happened = new HashMap<>();
    private final Set<News> known = new HashSet<>();
    private final Set<News> owed = new HashSet<>();
    private final Map<News, Integer> times = new HashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private boolean goesWell = true;
    private boolean isRefused;

    OthersAreTold(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    private record News(CheckId check, int run, Happening happening) {}

    @Override
    public void injected(Injection injection) {
        goesWell = false;
        isRefused |= injection.call() == Call.NOTICE_SEND && injection.trouble() == Trouble.REFUSED;
    }

    @Override
    public void cleared(String subject) {
        cleared.add(subject);
    }

    /** Its runs are counted from 1 again. */
    @Override
    public void forgotten(CheckId check) {
        happened.keySet().removeIf(news -> news.check().equals(check));
        known.removeIf(news -> news.check().equals(check));
        times.keySet().removeIf(news -> news.check().equals(check));
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        if (!world.task(after).story().tellsOthers()) {
            return;
        }
        before.filter(known -> World.isOfAnotherDelivery(before, after)).ifPresent(this::superseded);
        boolean isFirstFinding = after.findings().isPresent()
                && before.filter(known -> !World.isOfAnotherDelivery(before, after))
                        .flatMap(CheckRecord::findings)
                        .isEmpty();
        if (isFirstFinding && after.phase().fold(evaluating -> true, delivering -> false, ended -> false)) {
            happens(after, Happening.WAITING, "");
        }
        if (after.told().isProven()) {
            after.phase()
                    .fold(
                            evaluating -> Optional.<String>empty(),
                            delivering ->
                                    Optional.of(delivering.decision().result().word()),
                            ended -> ended.decision()
                                    .map(decision -> decision.result().word()))
                    .ifPresent(word -> happens(after, Happening.DECIDED, word));
        }
    }

    private void happens(CheckRecord record, Happening happening, String decision) {
        News news = new News(record.id(), record.run(), happening);
        happened.put(news, decision);
        if (isNews(record, happening) && known.add(news)) {
            owed.add(news);
        }
    }

    /** A decision is told once it was tried to deliver it, or cannot be any more. */
    private static boolean isNews(CheckRecord record, Happening happening) {
        return happening == Happening.WAITING
                || record.phase().fold(evaluating -> false, delivering -> delivering.attempts() > 0, ended -> true);
    }

    private void superseded(CheckRecord known) {
        Instant now = world.scheduler().instant();
        boolean isExcused = known.phase()
                .fold(
                        evaluating -> true,
                        delivering -> true,
                        (Phase.Ended ended) -> !now.isBefore(ended.endedAt()
                                .plus(Reconciler.GRACE)
                                .minus(world.story().skew())));
        if (isExcused) {
            owed.removeIf(news -> news.check().equals(known.id()) && news.run() == known.run());
        }
    }

    @Override
    public void told(Notice notice) {
        JsonNode body = body(notice);
        News news = new News(notice.check(), body.path("run").asInt(), notice.happening());
        String decision = happened.get(news);
        if (decision == null || !decision.equals(body.path("decision").asText(""))) {
            violations.add(NAME, "told " + notice.body() + " while what had happened was " + decision);
        }
        owed.remove(news);
        times.merge(news, 1, Integer::sum);
    }

    @Override
    public void over() {
        owed.stream()
                .filter(news -> !isRefused && !cleared.contains(world.subject(news.check())))
                .findFirst()
                .ifPresent(news -> violations.add(NAME, "nobody was told of " + news));
        times.entrySet().stream()
                .filter(told -> goesWell && cleared.isEmpty() && told.getValue() > 1 && !isDisturbed(told.getKey()))
                .findFirst()
                .ifPresent(told -> violations.add(NAME, told.getKey() + " was told " + told.getValue() + " times"));
    }

    /** Who wakes or terminates a check, or keeps its messages from being handled, may have others told again. */
    private boolean isDisturbed(News news) {
        return world.taskOf(world.subject(news.check()))
                .filter(task -> !task.story().wakeUps().isEmpty()
                        || task.mayBeTerminated()
                        || !task.story().hardship().equals(Hardship.NONE))
                .isPresent();
    }

    private static JsonNode body(Notice notice) {
        try {
            return JSON.readTree(notice.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(notice.body(), e);
        }
    }
}
