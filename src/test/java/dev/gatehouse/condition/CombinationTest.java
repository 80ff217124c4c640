package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CombinationTest {

    private static final Verdict MET = new Met("it is so");
    private static final Verdict UNMET = new Unmet("it is not so");
    private static final Verdict WAITING = new Waiting("it is not so yet", Given.NOW.plusSeconds(60));
    private static final Verdict UNKNOWN = new Unknown(Fault.passing("nobody answered"));
    private static final List<Verdict> EACH = List.of(MET, UNMET, WAITING, UNKNOWN);

    /** A condition that always comes to the same. */
    private record Always(String name, Verdict verdict) implements Condition {
        @Override
        public Finding evaluate(Evidence evidence, Moment moment) {
            return new Finding(name, verdict);
        }
    }

    /** All combinations of one, two and three verdicts. */
    static Stream<List<Verdict>> combinations() {
        List<List<Verdict>> combinations = new ArrayList<>();
        for (Verdict first : EACH) {
            combinations.add(List.of(first));
            for (Verdict second : EACH) {
                combinations.add(List.of(first, second));
                for (Verdict third : EACH) {
                    combinations.add(List.of(first, second, third));
                }
            }
        }
        return combinations.stream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void allTakesUnmetBeforeUnknownBeforeWaitingBeforeMet(List<Verdict> parts) {
        assertEquals(kind(firstIn(parts, UNMET, UNKNOWN, WAITING, MET)), kind(verdict(all(parts))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void anyTakesMetBeforeUnknownBeforeWaitingBeforeUnmet(List<Verdict> parts) {
        assertEquals(kind(firstIn(parts, MET, UNKNOWN, WAITING, UNMET)), kind(verdict(any(parts))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void notOfAllIsOfTheSameKindAsAnyOfNots(List<Verdict> parts) {
        List<Condition> nots = new ArrayList<>();
        for (Condition part : conditions(parts)) {
            nots.add(new Not(part));
        }
        assertEquals(kind(verdict(new Any(nots))), kind(verdict(new Not(all(parts)))));
        assertEquals(kind(verdict(new All(nots))), kind(verdict(new Not(any(parts)))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void twoNotsAreNone(List<Verdict> parts) {
        assertEquals(kind(verdict(all(parts))), kind(verdict(new Not(new Not(all(parts))))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyPartIsEvaluatedAndFound(List<Verdict> parts) {
        assertEquals(
                parts,
                evaluate(all(parts)).parts().stream().map(Finding::verdict).toList());
        assertEquals(
                parts,
                evaluate(any(parts)).parts().stream().map(Finding::verdict).toList());
    }

    @Test
    void notSwapsMetAndUnmetAndSaysWhatWasAsked() {
        assertEquals(new Unmet("c0 holds, and must not: it is so"), verdict(new Not(new Always("c0", MET))));
        assertEquals(
                new Met("c0 does not hold, as it should be: it is not so"), verdict(new Not(new Always("c0", UNMET))));
    }

    @Test
    void notLeavesWhatWaitsAndWhatIsUnknown() {
        assertEquals(
                new Waiting(
                        "c0 may still hold: it is not so yet; write \"otherwise\": \"fail\" in it to count that as not"
                                + " holding",
                        Given.NOW.plusSeconds(60)),
                verdict(new Not(new Always("c0", WAITING))));
        assertEquals(UNKNOWN, verdict(new Not(new Always("c0", UNKNOWN))));
    }

    @Test
    void allNamesThePartsThatDecide() {
        assertEquals(
                "all 2 conditions hold: c0, c1", verdict(all(List.of(MET, MET))).reason());
        assertEquals("the condition holds: c0", verdict(all(List.of(MET))).reason());
        assertEquals(
                "1 of 2 conditions does not hold: c1: it is not so",
                verdict(all(List.of(WAITING, UNMET))).reason());
        assertEquals(
                "2 of 3 conditions do not hold: c0: it is not so; c2: it is not so",
                verdict(all(List.of(UNMET, UNKNOWN, UNMET))).reason());
        assertEquals(
                "1 of 2 conditions cannot be evaluated: c0: nobody answered",
                verdict(all(List.of(UNKNOWN, WAITING))).reason());
        assertEquals(
                "1 of 2 conditions does not hold yet: c1: it is not so yet",
                verdict(all(List.of(MET, WAITING))).reason());
    }

    @Test
    void anyNamesThePartsThatDecide() {
        assertEquals(
                "1 of 2 conditions holds: c1: it is so",
                verdict(any(List.of(UNMET, MET))).reason());
        assertEquals(
                "none of 2 conditions holds: c0: it is not so; c1: it is not so",
                verdict(any(List.of(UNMET, UNMET))).reason());
        assertEquals(
                "the condition does not hold: c0: it is not so",
                verdict(any(List.of(UNMET))).reason());
        assertEquals(
                "1 of 2 conditions may still hold: c1: it is not so yet",
                verdict(any(List.of(UNMET, WAITING))).reason());
        assertEquals(
                "1 of 2 conditions cannot be evaluated: c1: nobody answered",
                verdict(any(List.of(UNMET, UNKNOWN))).reason());
    }

    @Test
    void reasonsNameThreePartsAtMostAndCutLongReasons() {
        List<Verdict> parts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            parts.add(new Unmet("x".repeat(5000)));
        }
        String reason = verdict(all(parts)).reason();
        assertEquals(true, reason.endsWith("…; and 97 more"), reason);
        assertEquals(true, reason.length() < 800, () -> reason.length() + " characters");
    }

    @Test
    void waitsUntilTheEarliestOfItsParts() {
        Verdict late = new Waiting("late", Given.NOW.plusSeconds(300));
        Verdict early = new Waiting("early", Given.NOW.plusSeconds(30));
        assertEquals(Given.NOW.plusSeconds(30), ((Waiting) verdict(all(List.of(late, MET, early)))).notBefore());
        assertEquals(Given.NOW.plusSeconds(30), ((Waiting) verdict(any(List.of(late, UNMET, early)))).notBefore());
    }

    @Test
    void allCannotBeHadForGoodWhenOneFaultLasts() {
        Fault cause = cause(all(List.of(UNKNOWN, new Unknown(Fault.refused("no access")))));
        assertEquals(Fault.refused("2 of 2 conditions cannot be evaluated: c0: nobody answered; c1: no access"), cause);
    }

    @Test
    void anyIsWorthAskingAgainWhenOneFaultMayPass() {
        Fault cause = cause(any(List.of(new Unknown(Fault.gone("no such build")), UNKNOWN)));
        assertEquals(
                Fault.passing("2 of 2 conditions cannot be evaluated: c0: no such build; c1: nobody answered"), cause);
    }

    @Test
    void anyIsWorthAskingAgainWhileAPartWaits() {
        assertEquals(
                Fault.passing("1 of 2 conditions cannot be evaluated: c0: no such build"),
                cause(any(List.of(new Unknown(Fault.gone("no such build")), WAITING))));
        assertEquals(
                Fault.gone("1 of 2 conditions cannot be evaluated: c0: no such build"),
                cause(any(List.of(new Unknown(Fault.gone("no such build")), UNMET))));
    }

    @Test
    void waitsAsLongAsTheMostPatientSourceAsked() {
        List<Verdict> parts = List.of(busy(Duration.ofSeconds(5)), UNKNOWN, busy(Duration.ofSeconds(90)));
        assertEquals(Optional.of(Duration.ofSeconds(90)), cause(all(parts)).retryAfter());
        assertEquals(Optional.of(Duration.ofSeconds(90)), cause(any(parts)).retryAfter());
    }

    private static Verdict busy(Duration retryAfter) {
        return new Unknown(Fault.passing("too many requests", Optional.of(retryAfter)));
    }

    private static Verdict firstIn(List<Verdict> parts, Verdict... order) {
        return Stream.of(order).filter(parts::contains).findFirst().orElseThrow();
    }

    private static Class<?> kind(Verdict verdict) {
        return verdict.getClass();
    }

    private static Fault cause(Condition condition) {
        return ((Unknown) verdict(condition)).cause();
    }

    private static Finding evaluate(Condition condition) {
        return condition.evaluate(new FakeEvidence(), Given.MOMENT);
    }

    private static Verdict verdict(Condition condition) {
        return evaluate(condition).verdict();
    }

    private static All all(List<Verdict> parts) {
        return new All(conditions(parts));
    }

    private static Any any(List<Verdict> parts) {
        return new Any(conditions(parts));
    }

    private static List<Condition> conditions(List<Verdict> parts) {
        List<Condition> conditions = new ArrayList<>();
        for (Verdict part : parts) {
            conditions.add(new Always("c" + conditions.size(), part));
        }
        return conditions;
    }
}
