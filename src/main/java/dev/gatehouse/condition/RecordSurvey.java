package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far records have got; collects what is said of each. */
final class RecordSurvey {

    private static final int NAMED_RECORDS = 3;

    private final List<String> good = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<Instant> begins = new ArrayList<>();
    private Instant goodUntil = Instant.MAX;
    private boolean isOpenInItself;

    /**
     * A record is as it has to be.
     *
     * @param until when that ends; absent where no end is known
     */
    void good(String text, Optional<Instant> until) {
        good.add(text);
        until.filter(goodUntil::isAfter).ifPresent(sooner -> goodUntil = sooner);
    }

    /**
     * A record is not as it has to be, and may be so later.
     *
     * @param from when it can be so at the earliest; absent where that may be at any time
     */
    void open(String text, Optional<Instant> from) {
        open.add(text);
        from.ifPresentOrElse(begins::add, () -> isOpenInItself = true);
    }

    /** A record is not as it has to be, and will not be so. */
    void over(String text) {
        over.add(text);
    }

    /** Nothing can be said of a record before somebody corrects something. */
    void mistake(String text) {
        mistakes.add(text);
    }

    /**
     * What comes of all of them together.
     *
     * @param next when to ask again, where nothing says better
     */
    Pace.Found found(Otherwise otherwise, Instant next) {
        if (!mistakes.isEmpty()) {
            return new Pace.Found(new Unknown(Fault.mistake(told(mistakes))), Instant.EPOCH);
        }
        if (!over.isEmpty()) {
            return new Pace.Found(new Unmet(told(over)), next);
        }
        if (!open.isEmpty()) {
            // Nothing holds before the last window has begun; only then, where all else is well, is it worth to ask.
            Instant again = isOpenInItself
                    ? next
                    : begins.stream().max(Instant::compareTo).orElse(next);
            return new Pace.Found(otherwise.verdict(told(open), again), again);
        }
        return new Pace.Found(new Met(told(good)), goodUntil.isBefore(next) ? goodUntil : next);
    }

    private static String told(List<String> texts) {
        return Shown.firstOf(texts, NAMED_RECORDS, "; ");
    }
}
