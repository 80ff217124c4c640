package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names the tests that show what it promises. */
final class SecurityDocumentTest {

    private static final Path DOCUMENT = Path.of(".github/SECURITY.md");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+(?:Test|IT))`");

    /** A row that promises something: who (empty for the one above), what, what stops it, which tests. */
    private static final Pattern ATTACK = Pattern.compile("\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");

    @Test
    void namesTestsThatAreThere() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 20, () -> "only " + named);
        named.removeAll(classes());
        assertEquals(Set.of(), named, "tests that are not there");
    }

    @Test
    void namesATestForEveryPromise() throws IOException {
        List<MatchResult> rows = Files.readAllLines(DOCUMENT).stream()
                .flatMap(line -> ATTACK.matcher(line).results())
                .skip(2)
                .toList();
        assertTrue(rows.size() > 20, () -> "only " + rows.size() + " rows");
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> !row.group().contains("see below"))
                        .filter(row -> !row.group().contains("#what-is-not-stopped"))
                        .filter(row -> !TEST.matcher(row.group(4)).find())
                        .map(MatchResult::group)
                        .toList());
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
