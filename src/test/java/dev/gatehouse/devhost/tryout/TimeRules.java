package dev.gatehouse.devhost.tryout;

import java.util.ArrayList;
import java.util.List;

/** What the times of a check have to be. */
final class TimeRules {

    /** Minutes that a job token lives at most. */
    static final int TOKEN_LIFE = 48 * 60;

    private static final int LONGEST = 43_200;

    /** Evaluations that Azure Pipelines makes of a check whose answer decides. */
    private static final int MOST_EVALUATIONS = 10;

    private static final String BETWEEN = "Time between evaluations";
    private static final String TIME_OUT = "Timeout";

    private TimeRules() {}

    static List<Complaint> of(ExportedCheck check) {
        List<Complaint> complaints = new ArrayList<>();
        check.timeout().ifPresent(minutes -> timeout(check, minutes, complaints));
        if (check.isCallback() && check.retryInterval() != 0) {
            complaints.add(new Complaint(
                    BETWEEN,
                    check.retryInterval()
                            + " minutes: in Callback, Azure Pipelines delivers the check again after its decision",
                    "Write 0. How often Gatehouse evaluates is \"every\" in the definition."));
        }
        return complaints;
    }

    private static void timeout(ExportedCheck check, int minutes, List<Complaint> complaints) {
        if (minutes < 1 || minutes > LONGEST) {
            complaints.add(new Complaint(
                    TIME_OUT,
                    minutes + " minutes, which Azure Pipelines does not take",
                    "Write 1 to " + LONGEST + "."));
        } else if (check.isCallback() && minutes > TOKEN_LIFE) {
            complaints.add(new Complaint(
                    TIME_OUT,
                    minutes + " minutes: the job token lives 48 h, and Gatehouse gives up before it expires",
                    "Write " + TOKEN_LIFE + " at most."));
        }
        int interval = check.retryInterval();
        if (!check.isCallback() && interval > 0 && minutes > interval * (long) MOST_EVALUATIONS) {
            complaints.add(new Complaint(
                    BETWEEN,
                    interval + " minutes with a time-out of " + minutes + ": in ApiResponse, Azure Pipelines evaluates "
                            + MOST_EVALUATIONS + " times at most",
                    "Write " + (minutes + MOST_EVALUATIONS - 1) / MOST_EVALUATIONS
                            + " minutes or more, or a time-out of " + interval * MOST_EVALUATIONS
                            + " minutes or less; or use Callback, which has no such bound."));
        }
    }
}
