package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Property 5: the messages of a check do not grow with trouble. A message is sent once, and once more for each trouble that its
 * check has had, and each time that somebody woke it or came to its rescue, since the message before it was first sent: copies
 * beget no copies. So there are never more of them at once than deliveries, troubles and rescues of late, and those that are not due yet
 * of a check that was woken. A rescue comes once for each grace of the reconciler that passes.
 */
final class MessagesDoNotGrow implements Observer {

    static final String NAME = "messages do not grow";

    /**
     * A check that waits looks at its run every 5 minutes at least, so this long is the message hidden that a wake-up makes stale.
     * Nobody drops it, however, while the check's key is lost.
     */
    private static final Duration STALE = Duration.ofMinutes(5);

    /** What trouble leaves behind is gone by then: a lease that ran out twice, a pause, and a message that was hidden. */
    private static final Duration PASSED = Duration.ofMinutes(40);

    private final World world;
    private final Violations violations;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Map<CheckMessage, Sends> sends = new HashMap<>();
    private final Map<CheckMessage, Rescues> rescues = new HashMap<>();

    MessagesDoNotGrow(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void injected(Injection injection) {
        of(injection.subject()).trouble(world.scheduler().instant());
    }

    @Override
    public void diedAlong(String subject) {
        of(subject).trouble(world.scheduler().instant());
    }

    @Override
    public void delivered(String subject) {
        of(subject).deliveries++;
    }

    /** The delivery counts as the first message of its run, and was there before the run was. */
    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        sends.putIfAbsent(new CheckMessage.Continue(after.id(), after.firstSequence()), new Sends(0));
        Instant now = world.scheduler().instant();
        rescues.putIfAbsent(
                new CheckMessage.Continue(after.id(), after.sequence()),
                new Rescues(after.dueAt().isBefore(now) ? after.dueAt() : now));
    }

    @Override
    public void forgotten(CheckId id) {
        sends.keySet().removeIf(message -> message.checkId().equals(id));
        rescues.keySet().removeIf(message -> message.checkId().equals(id));
    }

    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        Instant now = world.scheduler().instant();
        String owner = world.subject(message);
        Counts mine = of(owner);
        if (subject.equals(WakeUps.subject(owner)) || subject.equals(Operator.subject(owner))) {
            mine.wakes.add(now);
        }
        if (subject.equals(Timer.SUBJECT)) {
            mine.trouble(now);
            Optional.ofNullable(rescues.get(numbered(message))).ifPresent(rescued -> {
                if (sends.containsKey(numbered(message))) {
                    judge(owner, rescued, now);
                } else {
                    // One that nobody has sent yet follows from giving the check up.
                    rescued.last = now;
                }
            });
        }
        message.fold(accepted -> false, goOn -> judge(owner, goOn, mine));
        judgeDepth(owner, mine, now);
    }

    /** Whatever others were told before, it is the same message. */
    private static CheckMessage numbered(CheckMessage message) {
        return message.fold(accepted -> accepted, goOn -> new CheckMessage.Continue(goOn.checkId(), goOn.sequence()));
    }

    /** What is sent twice, by trouble with the timer, is one rescue. */
    private void judge(String owner, Rescues mine, Instant now) {
        if (now.equals(mine.last)) {
            return;
        }
        mine.last = now;
        mine.times++;
        Duration apart = Reconciler.GRACE.minus(world.story().skew().multipliedBy(2));
        if (now.isBefore(mine.since.plus(apart.multipliedBy(mine.times)))) {
            violations.add(
                    NAME,
                    owner + " was rescued " + mine.times + " times in " + Duration.between(mine.since, now)
                            + " from when its message was due");
        }
    }

    /** A delivery that comes while a decision cannot be told sends the next message, too. */
    private boolean judge(String owner, CheckMessage.Continue message, Counts counted) {
        int now = counted.since();
        Sends mine = sends.computeIfAbsent(numbered(message), first -> new Sends(now));
        mine.times++;
        Sends before = sends.get(new CheckMessage.Continue(message.checkId(), message.sequence() - 1));
        int since = now - (before == null ? 0 : before.troublesAtFirst);
        if (mine.times > 1 + since + counted.deliveries) {
            violations.add(
                    NAME,
                    "message " + message.sequence() + " of " + owner + " was sent " + mine.times + " times, with "
                            + counted.deliveries + " deliveries, and " + since
                            + " troubles since the message before it was first sent");
        }
        return true;
    }

    /** One may be handled just now, and is deleted for the next one that is there already. */
    private void judgeDepth(String owner, Counts mine, Instant now) {
        long depth = world.queue().count(owner) + world.poison().count(owner) - 1;
        boolean isStuck =
                world.taskOf(owner).filter(task -> task.isKeyLost(now)).isPresent();
        long stale = mine.wakes.stream()
                .filter(at -> isStuck || at.plus(STALE).isAfter(now))
                .count();
        long recent = mine.recent(isStuck ? Instant.MIN : now.minus(PASSED));
        if (depth > mine.deliveries + recent + stale) {
            violations.add(
                    NAME,
                    owner + " has " + depth + " messages at once, after " + mine.deliveries + " deliveries, " + recent
                            + " troubles and rescues of late, and " + stale + " wake-ups of late");
        }
    }

    private Counts of(String subject) {
        return counts.computeIfAbsent(subject, first -> new Counts());
    }

    private static final class Counts {
        private final List<Instant> wakes = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private int troubles;
        private int deliveries;

        private void trouble(Instant now) {
            times.add(now);
            troubles++;
        }

        private long recent(Instant since) {
            return times.stream().filter(at -> at.isAfter(since)).count();
        }

        private int since() {
            return troubles + wakes.size();
        }
    }

    private static final class Rescues {
        private final Instant since;
        private int times;
        private Instant last = Instant.MIN;

        private Rescues(Instant since) {
            this.since = since;
        }
    }

    private static final class Sends {
        private final int troublesAtFirst;
        private int times;

        private Sends(int troublesAtFirst) {
            this.troublesAtFirst = troublesAtFirst;
        }
    }
}
