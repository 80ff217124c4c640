package dev.gatehouse.devhost.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void keepsTheLatestEntries() {
        Journal journal = new Journal(() -> Instant.EPOCH, entry -> {});
        for (int number = 0; number <= Journal.MOST_ENTRIES; number++) {
            journal.add(Journal.Kind.CALL, "", "call " + number);
        }

        List<Journal.Entry> entries = journal.entries();

        assertEquals(Journal.MOST_ENTRIES, entries.size());
        assertEquals("call 1", entries.get(0).text());
        assertEquals(
                "call " + Journal.MOST_ENTRIES, entries.get(entries.size() - 1).text());
    }
}
