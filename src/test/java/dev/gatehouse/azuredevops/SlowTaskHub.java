package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.CallTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A task hub each call of which takes as long as it may, and then succeeds. */
public final class SlowTaskHub implements TaskHub {

    private final Consumer<Duration> time;

    /** @param time passes with each call */
    public SlowTaskHub(Consumer<Duration> time) {
        this.time = time;
    }

    @Override
    public Answer<Plan> plan() {
        time.accept(CallTimes.withRepeats(Patience.DEFAULT.other()));
        return Answer.given(new Plan(13, "inProgress", Optional.empty()));
    }

    @Override
    public Answer<Integer> createLog() {
        time.accept(Patience.DEFAULT.status());
        return Answer.given(1);
    }

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        time.accept(Patience.DEFAULT.status());
        return Optional.empty();
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        time.accept(Patience.DEFAULT.status());
        return Optional.empty();
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        time.accept(CallTimes.withRepeats(Patience.DEFAULT.other()));
        return Answer.given(true);
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        time.accept(Patience.DEFAULT.other());
        return Optional.empty();
    }
}
