package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queues of one handling that sends the check's next message first, and tells others then. */
final class TellsOthersAfterwards implements CheckQueue, NoticeQueue {

    private final CheckQueue queue;
    private final NoticeQueue notices;
    private final List<Notice> kept = new ArrayList<>();

    TellsOthersAfterwards(CheckQueue queue, NoticeQueue notices) {
        this.queue = queue;
        this.notices = notices;
    }

    @Override
    public Optional<Fault> send(Notice notice, Duration delay) {
        kept.add(notice);
        return Optional.empty();
    }

    @Override
    public Optional<Fault> send(CheckMessage message, Duration delay) {
        Optional<Fault> fault = queue.send(message, delay);
        if (fault.isEmpty()) {
            kept.forEach(notice -> notices.send(notice, Duration.ZERO));
        }
        return fault;
    }
}
