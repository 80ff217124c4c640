package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Property 2: Azure DevOps hears no decision but the one that is saved for the run that waits. One of an earlier run is excused
 * where nobody can tell the two apart ({@link WaitingTask.Round#isExcused}), and counted.
 */
final class OneDecision implements Observer {

    static final String NAME = "Azure DevOps hears what is saved";

    private final World world;
    private final Violations violations;
    private final Coverage coverage;
    private final Map<Run, Decision> saved = new HashMap<>();

    OneDecision(World world, Violations violations, Coverage coverage) {
        this.world = world;
        this.violations = violations;
        this.coverage = coverage;
    }

    private record Run(String subject, int number) {}

    @Override
    public void completed(WaitingTask task, Telling telling) {
        Optional<Decision> decision =
                Optional.ofNullable(saved.get(new Run(task.story().name(), telling.run())));
        if (decision.filter(one -> one.result() == telling.result()).isEmpty()) {
            violations.add(
                    NAME,
                    task + " was told " + telling.result() + (telling.isTaken() ? ", which it took," : "") + " while "
                            + decision.map(one -> "the decision " + one).orElse("no decision")
                            + " of run " + telling.run() + " was saved");
        }
        if (task.round().isToldByEarlierRun(telling)) {
            coverage.count("decisions of an earlier run told", 1);
            if (!task.round().isExcused(telling)) {
                violations.add(
                        NAME,
                        task + " waits since " + task.round().openedAt() + ", and was told a decision of run "
                                + telling.run() + ", which had ended by then");
            }
        }
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        Run run = new Run(world.subject(after.id()), after.run());
        decision(after).ifPresentOrElse(decision -> saved.put(run, decision), () -> saved.remove(run));
    }

    private static Optional<Decision> decision(CheckRecord record) {
        return record.phase().fold(e -> Optional.empty(), d -> Optional.of(d.decision()), Phase.Ended::decision);
    }
}
