package dev.gatehouse.devhost;

import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.scenario.Scenario;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of a scenario that was played in real time, printed and as an exit code. */
final class Outcome {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    private final Rehearsal rehearsal;
    private final PrintStream out;

    Outcome(Rehearsal rehearsal, PrintStream out) {
        this.rehearsal = rehearsal;
        this.out = out;
    }

    /** Waits for the end of the scenario, and tells what came of it. */
    int await(RealTime time) throws InterruptedException {
        Instant latest = rehearsal.pipelines().start().plus(longest(rehearsal.scenario()));
        boolean ended = time.awaitEnd(latest);
        out.println();
        List<DeliveredCheck> checks = rehearsal.pipelines().checks();
        checks.forEach(check -> out.println("Decision of \"" + check.check() + "\": " + decision(check)));
        if (!ended) {
            out.println("Not every check has ended by the time the scenario expects.");
        }
        List<String> unmet = new Expectations(rehearsal).unmet();
        unmet.forEach(sentence -> out.println("Not as the scenario expects: " + sentence));
        if (unmet.isEmpty() && !rehearsal.scenario().expectations().isEmpty()) {
            out.println("Everything is as the scenario expects.");
        }
        boolean succeeded =
                ended && checks.stream().allMatch(check -> decision(check).equals("succeeded"));
        return succeeded ? DevHost.SUCCEEDED : DevHost.FAILED;
    }

    private static String decision(DeliveredCheck check) {
        int count = check.decisions().size();
        return count == 0 ? "none" : check.decisions().get(count - 1).result();
    }

    /** A little longer than the latest decision that is expected. */
    private static Duration longest(Scenario scenario) {
        return scenario.expectations().stream()
                .map(expected -> expected.notLater().map(GRACE::plus).orElse(LONGEST))
                .max(Duration::compareTo)
                .orElse(LONGEST);
    }
}
