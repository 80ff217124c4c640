package dev.gatehouse.devhost.functionhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "0 */5 * * * *, 2026-03-01T10:00:00Z, 2026-03-01T10:05:00Z",
        "0 */5 * * * *, 2026-03-01T10:04:59.999Z, 2026-03-01T10:05:00Z",
        "0 */5 * * * *, 2026-03-01T23:57:30Z, 2026-03-02T00:00:00Z",
        "30 * * * * *, 2026-03-01T10:00:30Z, 2026-03-01T10:01:30Z",
        "*/10 * * * * *, 2026-03-01T10:00:01Z, 2026-03-01T10:00:10Z",
        "0 0 3 * * *, 2026-03-01T10:00:00Z, 2026-03-02T03:00:00Z"
    })
    void findsTheNextTime(String expression, Instant now, Instant next) {
        assertEquals(next, Schedule.parse(expression).after(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/5 * * * *", "0 0 0 1 * *", "61 * * * * *", "0 0-5 * * * *"})
    void refusesWhatItDoesNotKnow(String expression) {
        assertThrows(IllegalArgumentException.class, () -> Schedule.parse(expression));
    }
}
