package dev.gatehouse.devhost.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one development host did, as it prints it. Thread-safe. */
final class HostOutput {

    private static final Pattern TAKES = Pattern.compile("(\\w+) takes message (\\S+) for the (\\d+)\\. time");
    private static final Pattern DONE = Pattern.compile("\\w+ is done with message (\\S+)");
    private static final Pattern FAILED = Pattern.compile("\\w+ failed: .*");
    private static final int LINES_KEPT = 20;

    private final Set<String> inHand = new HashSet<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int messages;
    private int again;
    private int failed;
    private int poisoned;

    synchronized void take(String line) {
        if (last.size() == LINES_KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        Matcher takes = TAKES.matcher(line);
        Matcher done = DONE.matcher(line);
        if (takes.matches()) {
            messages++;
            again += takes.group(3).equals("1") ? 0 : 1;
            poisoned += takes.group(1).equals("CheckPoisoned") ? 1 : 0;
            inHand.add(takes.group(2));
        } else if (done.matches()) {
            inHand.remove(done.group(1));
        } else if (FAILED.matcher(line).matches()) {
            failed++;
        }
    }

    /** How many messages were handed to a function. */
    synchronized int messages() {
        return messages;
    }

    /** How many of them had been handed out before. */
    synchronized int again() {
        return again;
    }

    /** How many runs of functions failed. */
    synchronized int failed() {
        return failed;
    }

    /** How many messages had been given up. */
    synchronized int poisoned() {
        return poisoned;
    }

    /** How many messages functions are at work on. */
    synchronized int inHand() {
        return inHand.size();
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }
}
