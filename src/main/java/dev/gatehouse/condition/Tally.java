package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The findings of the conditions inside {@code all} or {@code any}, by verdict. Every condition is evaluated, also
 * when an earlier one decides: people see a reason at every node, and a verdict that decides ends the check, so that
 * costs once.
 */
final class Tally {

    private static final int NAMED_PARTS = 3;
    private static final int REASON_OF_ONE = 600;
    private static final int REASON_OF_SEVERAL = 200;

    private final List<Finding> parts = new ArrayList<>();
    private final List<Finding> met = new ArrayList<>();
    private final List<Finding> unmet = new ArrayList<>();
    private final List<Finding> waiting = new ArrayList<>();
    private final List<Finding> unknown = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Instant notBefore = Instant.MAX;

    static Tally of(List<Condition> conditions, Evidence evidence, Moment moment) {
        Tally tally = new Tally();
        for (Condition condition : conditions) {
            tally.add(condition.evaluate(evidence, moment));
        }
        return tally;
    }

    private void add(Finding part) {
        parts.add(part);
        part.verdict()
                .<List<Finding>>fold(
                        holds -> met,
                        fails -> unmet,
                        waits -> {
                            notBefore = waits.notBefore().isBefore(notBefore) ? waits.notBefore() : notBefore;
                            return waiting;
                        },
                        unsaid -> {
                            faults.add(unsaid.cause());
                            return unknown;
                        })
                .add(part);
    }

    List<Finding> parts() {
        return parts;
    }

    /** Unmet wins, then Unknown, then Waiting. */
    Verdict all() {
        if (!unmet.isEmpty()) {
            return new Unmet(counted(unmet, " does not hold: ", " do not hold: ") + told(unmet));
        }
        if (!unknown.isEmpty()) {
            return unknown(faults.stream().allMatch(Fault::mayPass));
        }
        if (!waiting.isEmpty()) {
            return new Waiting(
                    counted(waiting, " does not hold yet: ", " do not hold yet: ") + told(waiting), notBefore);
        }
        List<String> names = met.stream().map(Finding::condition).toList();
        return new Met((met.size() == 1 ? "the condition holds: " : "all " + met.size() + " conditions hold: ")
                + Shown.firstOf(names, NAMED_PARTS, ", "));
    }

    /** Met wins, then Unknown, then Waiting. */
    Verdict any() {
        if (!met.isEmpty()) {
            return new Met(counted(met, " holds: ", " hold: ") + told(met));
        }
        if (!unknown.isEmpty()) {
            return unknown(!waiting.isEmpty() || faults.stream().anyMatch(Fault::mayPass));
        }
        if (!waiting.isEmpty()) {
            return new Waiting(counted(waiting, " may still hold: ", " may still hold: ") + told(waiting), notBefore);
        }
        return new Unmet((unmet.size() == 1
                        ? "the condition does not hold: "
                        : "none of " + unmet.size() + " conditions holds: ")
                + told(unmet));
    }

    /**
     * Nothing can be said of the whole. Whether asking again is worth it: {@code all} will not hold whatever else
     * comes once one fault lasts; {@code any} can still hold while one fault may pass or a part waits. Inside {@code
     * not} the rule of {@code all} gives up sooner than it had to, which is the safe side. The next evaluation asks
     * every source again, so the longest wait that one of them asked for counts.
     */
    private Unknown unknown(boolean mayPass) {
        String sentence = counted(unknown, " cannot be evaluated: ", " cannot be evaluated: ") + told(unknown);
        if (mayPass) {
            Optional<Duration> longest = faults.stream()
                    .flatMap(fault -> fault.retryAfter().stream())
                    .max(Duration::compareTo);
            return new Unknown(Fault.passing(sentence, longest));
        }
        Fault lasting =
                faults.stream().filter(fault -> !fault.mayPass()).findFirst().orElseThrow();
        return new Unknown(new Fault(lasting.kind(), sentence, lasting.retryAfter()));
    }

    private String counted(List<Finding> some, String one, String several) {
        if (parts.size() == 1) {
            return "the condition" + one;
        }
        return some.size() + " of " + parts.size() + " conditions" + (some.size() == 1 ? one : several);
    }

    private static String told(List<Finding> deciding) {
        int most = deciding.size() == 1 ? REASON_OF_ONE : REASON_OF_SEVERAL;
        return Shown.firstOf(deciding.stream().map(part -> told(part, most)).toList(), NAMED_PARTS, "; ");
    }

    private static String told(Finding part, int most) {
        String reason = part.verdict().reason().strip();
        String open = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return part.condition() + ": " + Shown.plain(open, most);
    }
}
