package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger as one handling reaches it. */
final class SimulatedLedger implements CheckLedger {

    private final World world;
    private final Caller caller;

    SimulatedLedger(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return caller.make(Call.LEDGER_FIND, "find", () -> world.store().find(id), Answer::failed);
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return caller.make(
                Call.LEDGER_ENTER,
                "enter",
                () -> observed(record, () -> world.store().enter(record)),
                Answer::failed);
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return caller.make(
                Call.LEDGER_REPLACE,
                world.history()
                        .shown("replace by run " + record.run() + " sequence " + record.sequence() + " "
                                + record.phase()),
                () -> observed(record, () -> world.store().replace(record, version)),
                Answer::failed);
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return caller.make(Call.LEDGER_QUERY, "of plan", () -> world.store().ofPlan(plan), Answer::failed);
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return caller.make(Call.LEDGER_QUERY, "overdue", () -> world.store().overdue(dueBefore, most), Answer::failed);
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return caller.make(
                Call.LEDGER_QUERY, "put aside", () -> world.store().putAside(endedBefore, most), Answer::failed);
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return caller.make(
                Call.LEDGER_QUERY, "forget", () -> world.store().forget(plansBegin, endedBefore, most), Answer::failed);
    }

    private Answer<Written> observed(CheckRecord record, Supplier<Answer<Written>> write) {
        Optional<CheckRecord> before = world.record(record.id());
        Answer<Written> answer = write.get();
        boolean isWritten = answer.<Boolean>fold(written -> written.fold(version -> true, () -> false), fault -> false);
        if (isWritten) {
            world.observers().saved(before, record);
        }
        return answer;
    }
}
