package dev.gatehouse.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, line by line, for the one who looks for the cause. Kept only when somebody will read it. */
final class History {

    private static final int LONGEST = 110;

    private final Scheduler scheduler;
    private final boolean isKept;
    private final List<String> lines = new ArrayList<>();

    History(Scheduler scheduler, boolean isKept) {
        this.scheduler = scheduler;
        this.isKept = isKept;
    }

    void add(String line) {
        if (isKept) {
            lines.add(scheduler.sinceStart().toString().substring(2) + "  " + line);
        }
    }

    List<String> lines() {
        return lines;
    }

    /** A value as it is shown: the beginning of it. */
    String shown(Object value) {
        if (!isKept) {
            return "";
        }
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
