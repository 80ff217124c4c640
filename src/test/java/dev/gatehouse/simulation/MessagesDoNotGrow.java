package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Property 5: the messages of a check do not grow with trouble. A message is sent once, and once more for each trouble that its
 * check has had, and each time that somebody woke it, since the message before it was first sent; copies of that one
 * beget no copies.
 */
final class MessagesDoNotGrow implements Observer {

    static final String NAME = "messages do not grow";

    private final World world;
    private final Violations violations;
    private final Map<String, Integer> troubles = new HashMap<>();
    private final Map<CheckMessage, Sends> sends = new HashMap<>();

    MessagesDoNotGrow(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void injected(Injection injection) {
        troubles.merge(injection.subject(), 1, Integer::sum);
    }

    @Override
    public void diedAlong(String subject) {
        troubles.merge(subject, 1, Integer::sum);
    }

    @Override
    public void vanished(String subject) {
        troubles.merge(subject, 1, Integer::sum);
    }

    /** The delivery counts as the first message of its run, and was there before the run was. */
    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after) {
        sends.putIfAbsent(new CheckMessage.Continue(after.id(), after.firstSequence()), new Sends(0));
    }

    @Override
    public void sent(String subject, CheckMessage message) {
        if (subject.equals(WakeUps.subject(world.subject(message)))) {
            troubles.merge(world.subject(message), 1, Integer::sum);
        }
        message.fold(accepted -> false, goOn -> judge(goOn));
    }

    private boolean judge(CheckMessage.Continue message) {
        String subject = world.subject(message);
        int now = troubles.getOrDefault(subject, 0) + troubles.getOrDefault(Allowance.TIMER, 0);
        Sends mine = sends.computeIfAbsent(message, first -> new Sends(now));
        mine.times++;
        Sends before = sends.get(new CheckMessage.Continue(message.checkId(), message.sequence() - 1));
        int since = now - (before == null ? 0 : before.troublesAtFirst);
        if (mine.times > 1 + since) {
            violations.add(
                    NAME,
                    "message " + message.sequence() + " of " + subject + " was sent " + mine.times + " times, with "
                            + since + " troubles since the message before it was first sent");
        }
        return true;
    }

    private static final class Sends {
        private final int troublesAtFirst;
        private int times;

        private Sends(int troublesAtFirst) {
            this.troublesAtFirst = troublesAtFirst;
        }
    }
}
