package dev.gatehouse.devhost;

import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.WaitingTask;
import dev.gatehouse.devhost.scenario.Scenario.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what became of a scenario's checks with what it expects. */
final class Expectations {

    private final Rehearsal rehearsal;

    Expectations(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** What is not as expected, in sentences; empty when everything is. */
    List<String> unmet() {
        List<String> unmet = new ArrayList<>(rehearsal.sources().unmet());
        unmet.addAll(rehearsal.pipelines().unmetEvents());
        List<DeliveredCheck> checks = rehearsal.pipelines().checks();
        for (Expectation expected : rehearsal.scenario().expectations()) {
            checks.stream()
                    .filter(check -> check.check().equals(expected.check()))
                    .forEach(check -> new Comparison(expected, check, unmet).compare());
        }
        return unmet;
    }

    private final class Comparison {

        private final Expectation expected;
        private final DeliveredCheck check;
        private final List<String> unmet;

        Comparison(Expectation expected, DeliveredCheck check, List<String> unmet) {
            this.expected = expected;
            this.check = check;
            this.unmet = unmet;
        }

        void compare() {
            decision();
            times();
            texts("reason", expected.reason(), new Ends(rehearsal.ledger()).reasons(check));
            texts("log", expected.log(), check.log());
            attachment();
            texts("current operation", expected.operation(), List.of(check.operation()));
            answer();
        }

        private void decision() {
            List<String> taken =
                    check.decisions().stream().map(WaitingTask.Taken::result).toList();
            String last = taken.isEmpty() ? "none" : taken.get(taken.size() - 1);
            if (!last.equals(expected.decision())) {
                tell("the decision is " + last + ", expected " + expected.decision());
            }
            if (taken.size() != expected.decisions()) {
                tell("Azure Pipelines took " + taken.size() + " decisions, expected " + expected.decisions());
            }
        }

        private void times() {
            boolean undecided = expected.decision().equals("none");
            if (expected.notBefore().isEmpty() && expected.notLater().isEmpty()) {
                return;
            }
            List<Instant> times = undecided
                    ? new Ends(rehearsal.ledger()).times(check)
                    : check.decisions().stream().map(WaitingTask.Taken::at).toList();
            if (times.isEmpty()) {
                tell(undecided ? "it has not ended" : "it was not decided");
                return;
            }
            String what = undecided ? "it ended at " : "it was decided at ";
            Duration first = since(times.get(0));
            Duration last = since(times.get(times.size() - 1));
            expected.notBefore()
                    .filter(earliest -> first.compareTo(earliest) < 0)
                    .ifPresent(earliest -> tell(what + first + ", expected not before " + earliest));
            expected.notLater()
                    .filter(latest -> last.compareTo(latest) > 0)
                    .ifPresent(latest -> tell(what + last + ", expected not later than " + latest));
        }

        private void attachment() {
            expected.attached()
                    .filter(wanted -> wanted != check.attached())
                    .ifPresent(wanted -> tell("its log is " + (check.attached() ? "" : "not ")
                            + "attached to its record in the plan's timeline, expected " + wanted));
        }

        private Duration since(Instant time) {
            return Duration.between(rehearsal.pipelines().start(), time);
        }

        private void texts(String what, List<String> wanted, List<String> found) {
            for (String text : wanted) {
                if (found.stream().noneMatch(line -> line.contains(text))) {
                    tell("no " + what + " contains \"" + text + "\"; there is " + found);
                }
            }
        }

        private void answer() {
            int status = expected.answer().status();
            for (DeliveredCheck.Reply reply : check.answers()) {
                if (reply.status() != status) {
                    tell("a delivery was answered " + reply.status() + ", expected " + status);
                }
                if (!places(reply.problems()).equals(places(expected.answer().problems()))) {
                    tell("the problems named are " + reply.problems() + ", expected "
                            + expected.answer().problems());
                }
            }
            if (check.answers().isEmpty()) {
                tell("it was never delivered");
            }
        }

        /** Header names come in any case. */
        private static Set<String> places(List<String> names) {
            return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        }

        private void tell(String sentence) {
            unmet.add(check.check() + ": " + sentence);
        }
    }
}
