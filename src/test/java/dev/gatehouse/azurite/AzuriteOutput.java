package dev.gatehouse.azurite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Azurite prints, which is how it tells that it listens and on which ports it chose to. */
final class AzuriteOutput {

    private static final Pattern LISTENING =
            Pattern.compile("Azurite (Queue|Table) service is successfully listening at (http://\\S+)");
    private static final int LINES_KEPT = 5;

    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final CompletableFuture<Map<String, String>> listening = new CompletableFuture<>();

    /** Completes with the addresses of {@code Queue} and {@code Table}, or fails when Azurite ends before. */
    CompletableFuture<Map<String, String>> listening() {
        return listening;
    }

    /** Reads on to the end, so that the process never waits for somebody to read. */
    void read(Reader from) {
        try (BufferedReader lines = new BufferedReader(from)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            take(String.valueOf(e.getMessage()));
        }
        listening.completeExceptionally(new IOException("it ended before it listened and said: " + tail()));
    }

    private void take(String line) {
        if (last.size() == LINES_KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        Matcher found = LISTENING.matcher(line);
        if (found.find()) {
            addresses.put(found.group(1), found.group(2));
            if (addresses.size() == 2) {
                listening.complete(Map.copyOf(addresses));
            }
        }
    }

    private String tail() {
        return String.join(" / ", last);
    }
}
