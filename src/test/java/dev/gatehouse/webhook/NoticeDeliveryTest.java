package dev.gatehouse.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A notice is tried until it is taken or trying is pointless, with all that is known of it in the notice itself. */
final class NoticeDeliveryTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Notice NOTICE = new Notice(
            "0123",
            new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123"),
            Happening.DECIDED,
            "chat",
            "",
            Notice.Signature.SHA_256,
            "{}",
            0,
            Optional.empty());
    private static final String GIVEN_UP = "given up";

    private Instant now = START;
    private Optional<Fault> fault = Optional.empty();

    @Test
    void isOverOnceItIsTaken() {
        assertEquals(List.of("taken"), followToTheEnd());
    }

    @Test
    void pausesLongerAndLongerUpToAQuarterOfAnHour() {
        fault = Optional.of(Fault.passing("busy"));
        assertEquals(
                List.of("PT10S", "PT20S", "PT40S", "PT1M20S", "PT2M40S", "PT5M20S", "PT10M40S", "PT15M", "PT15M"),
                followToTheEnd().subList(0, 9));
    }

    @ParameterizedTest
    @EnumSource
    void goesOnForADayWhateverTheFault(Fault.Kind kind) {
        fault = Optional.of(new Fault(kind, "no", Optional.empty()));
        List<String> pauses = followToTheEnd();
        assertEquals(GIVEN_UP, pauses.get(pauses.size() - 1));
        assertEquals(START.plus(Duration.ofHours(24)), now);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        fault = Optional.of(Fault.passing("busy", Optional.of(Duration.ofMinutes(40))));
        assertEquals("PT40M", followToTheEnd().get(0));
    }

    @Test
    void isTriedOnceMoreAtTheVeryEndWhateverItIsAskedTo() {
        fault = Optional.of(Fault.passing("busy", Optional.of(Duration.ofDays(3))));
        assertEquals(List.of("PT24H", GIVEN_UP), followToTheEnd());
    }

    @Test
    void isTakenAfterAnOutage() {
        fault = Optional.of(Fault.passing("busy"));
        List<String> steps = new ArrayList<>();
        Optional<Notice> next = Optional.of(NOTICE);
        for (int i = 0; next.isPresent(); i++) {
            fault = i < 3 ? fault : Optional.empty();
            next = attempt(next.get(), steps);
        }
        assertEquals(List.of("PT10S", "PT20S", "PT40S", "taken"), steps);
    }

    @Test
    void countsWhatCouldNotBeHandledAsAnAttemptWithinTheDay() {
        List<String> steps = new ArrayList<>();
        Optional<Notice> next = Optional.of(NOTICE);
        for (int hours = 0; next.isPresent(); hours++) {
            now = START.plus(Duration.ofHours(hours));
            next = NoticeDelivery.notHandled(next.get(), now)
                    .fold(
                            () -> over(steps, "taken"),
                            (again, delay, why) -> Optional.of(again),
                            why -> over(steps, GIVEN_UP));
        }
        assertEquals(List.of(GIVEN_UP), steps);
        assertEquals(START.plus(Duration.ofHours(24)), now);
    }

    private List<String> followToTheEnd() {
        List<String> steps = new ArrayList<>();
        Optional<Notice> next = Optional.of(NOTICE);
        while (next.isPresent()) {
            next = attempt(next.get(), steps);
        }
        return steps;
    }

    private Optional<Notice> attempt(Notice notice, List<String> steps) {
        return new NoticeDelivery(sent -> fault, () -> now)
                .deliver(notice)
                .fold(
                        () -> over(steps, "taken"),
                        (next, delay, why) -> {
                            now = now.plus(delay);
                            steps.add(delay.toString());
                            return Optional.of(next);
                        },
                        why -> over(steps, GIVEN_UP));
    }

    private static Optional<Notice> over(List<String> steps, String how) {
        steps.add(how);
        return Optional.empty();
    }
}
