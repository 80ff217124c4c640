package dev.gatehouse.evaluation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the check's log in Azure Pipelines says. Each line begins with its time, as the lines of every task's log do. */
final class StatusLines {

    private static final Map<String, String> MARKS = Map.of("met", "✔", "unmet", "✘", "waiting", "…", "unknown", "?");
    private static final int LONGEST_OPERATION = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();
    private final Instant now;

    private StatusLines(Instant now) {
        this.now = now;
    }

    /**
     * What is said while a check waits.
     *
     * @param first whether nothing was said before
     * @param dryRun whether the stage goes on whatever comes of it
     */
    static List<String> waiting(
            CheckRecord check,
            boolean first,
            boolean dryRun,
            Optional<String> note,
            FindingNode found,
            Instant now,
            Instant next) {
        StatusLines lines = new StatusLines(now);
        lines.opening(check, first, dryRun, note);
        lines.findings(found, 1);
        lines.say("No decision yet: the next evaluation comes at " + Words.time(next)
                + "; without a decision the check gives up, and " + (dryRun ? "the stage goes on" : "fails") + ", at "
                + Words.time(check.deadline()) + ".");
        return lines.lines;
    }

    /** What is said with the decision. */
    static List<String> decided(
            CheckRecord check,
            boolean first,
            Optional<String> note,
            Optional<FindingNode> found,
            Decision decision,
            Instant now) {
        StatusLines lines = new StatusLines(now);
        lines.opening(check, first, decision.dryRun(), note);
        if (first || !check.told().upToDate()) {
            found.ifPresent(node -> lines.findings(node, 1));
        }
        lines.say("Decision: " + decision.result().word() + ". " + sentence(decision.explained()));
        if (decision.result() == Decision.Result.FAILED) {
            lines.say("What to do: put right "
                    + (found.isPresent() ? "what is marked ✘, … or ? above" : "what the decision names")
                    + ", then run this stage again; the check starts afresh. Whoever administers the resource finds this"
                    + " check under Approvals and checks.");
        }
        return lines.lines;
    }

    /** What the run shows that the check is doing. */
    static String operation(String word, String reason) {
        String whole = word + ": " + sentence(reason);
        return whole.length() <= LONGEST_OPERATION ? whole : whole.substring(0, LONGEST_OPERATION) + "…";
    }

    private void opening(CheckRecord check, boolean first, boolean dryRun, Optional<String> note) {
        if (first) {
            say("Gatehouse decides whether this stage may go on. Check " + check.id()
                    + (check.run() == 1 ? "" : ", run " + check.run()) + ".");
            check.policy().ifPresent(policy -> say("Policy " + policy.name() + ", version " + policy.version() + "."));
            if (dryRun) {
                say("Dry run: whatever comes of this check, the stage goes on.");
            }
            note.ifPresent(this::say);
        }
    }

    private void findings(FindingNode node, int depth) {
        String mark = MARKS.getOrDefault(node.verdict(), "?");
        say("  ".repeat(depth) + mark + " " + node.condition() + ": " + node.reason());
        for (FindingNode part : node.parts()) {
            findings(part, depth + 1);
        }
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }

    private void say(String text) {
        lines.add(TIME.format(now) + " " + text);
    }
}
