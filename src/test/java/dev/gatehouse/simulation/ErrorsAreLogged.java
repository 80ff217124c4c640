package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each end that leaves a stage waiting is an error in the app's log, with the check's id. */
final class ErrorsAreLogged implements Observer {

    static final String NAME = "a stage that is left waiting is an error in the log";

    private final World world;
    private final Violations violations;
    private final Map<String, Integer> ends = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    ErrorsAreLogged(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        after.phase()
                .fold(
                        e -> Optional.<String>empty(),
                        d -> Optional.<String>empty(),
                        ended -> Optional.of(ended.end())
                                .filter(end -> end.leavesStageWaiting())
                                .map(end -> after.id() + " ended without an answer to its stage, " + end))
                .ifPresent(text -> ends.merge(text, 1, Integer::sum));
    }

    @Override
    public void logged(String sentence) {
        errors.add(sentence);
        world.history().add("error: " + sentence);
    }

    @Override
    public void over() {
        ends.forEach((text, times) -> {
            long logged = errors.stream().filter(error -> error.contains(text)).count();
            if (logged < times) {
                violations.add(NAME, times + " times check " + text + ", and the log has it " + logged + " times");
            }
        });
    }
}
