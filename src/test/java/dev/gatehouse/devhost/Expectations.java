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
        List<String> unmet = new ArrayList<>();
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
            if (check.decisions().isEmpty()) {
                return;
            }
            Duration first = since(check.decisions().get(0).at());
            Duration last =
                    since(check.decisions().get(check.decisions().size() - 1).at());
            expected.notBefore()
                    .filter(earliest -> first.compareTo(earliest) < 0)
                    .ifPresent(earliest -> tell("it was decided at " + first + ", expected not before " + earliest));
            expected.notLater()
                    .filter(latest -> last.compareTo(latest) > 0)
                    .ifPresent(latest -> tell("it was decided at " + last + ", expected not later than " + latest));
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
