package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.WaitingCheck;
import dev.gatehouse.ledger.WaitingFilter;
import dev.gatehouse.simulation.StoredTable.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ledger as one handling reaches it: two tables, and the calls to them in the order of {@code TableCheckLedger}, each of
 * which may go wrong by itself.
 */
final class SimulatedLedger implements CheckLedger {

    private final World world;
    private final Caller caller;
    private final StoredTable waiting;
    private final StoredTable aside;

    SimulatedLedger(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.waiting = world.waiting();
        this.aside = world.aside();
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return find("find", waiting, id)
                .then(row -> row.isPresent() ? Answer.given(row) : find("find aside", aside, id))
                .map(found -> {
                    found.ifPresent(known -> caller.worksAt(known.record().run()));
                    return found;
                });
    }

    private Answer<Optional<Versioned>> find(String what, StoredTable table, CheckId id) {
        return caller.make(Call.LEDGER_FIND, what, () -> Answer.given(table.find(id)), Answer::failed);
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return write(Call.LEDGER_ENTER, "enter", record, () -> waiting.insert(record))
                .map(SimulatedLedger::written);
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        if (aside.isVersionOfThis(version)) {
            return find("find aside", aside, record.id())
                    .then(row ->
                            row.filter(found -> found.version().equals(version)).isPresent()
                                    ? beginFromAside(record)
                                    : Answer.given(new Written.Overtaken()));
        }
        return write(
                        Call.LEDGER_REPLACE,
                        world.history()
                                .shown("replace by run " + record.run() + " sequence " + record.sequence() + " "
                                        + record.phase()),
                        record,
                        () -> waiting.replace(record, version))
                .then(result -> result.isGone() ? absent(record.id()) : Answer.given(written(result)));
    }

    private Answer<Written> beginFromAside(CheckRecord record) {
        world.reached(Landmark.RUN_FROM_A_ROW_PUT_ASIDE);
        return enter(record);
    }

    private Answer<Written> absent(CheckId id) {
        return find("find aside", aside, id)
                .then(found -> found.isEmpty()
                        ? Answer.given(new Written.Overtaken())
                        : Answer.failed(Fault.passing("simulated: put aside just now")));
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return select("of plan", waiting, plan)
                .then(first -> select("of plan aside", aside, plan).map(second -> {
                    List<CheckRecord> all = new ArrayList<>(first);
                    second.stream()
                            .filter(record ->
                                    first.stream().noneMatch(other -> other.id().equals(record.id())))
                            .forEach(all::add);
                    return List.copyOf(all);
                }));
    }

    private Answer<List<CheckRecord>> select(String what, StoredTable table, String plan) {
        return query(what, () -> table.select(record -> record.id().plan().equals(plan), Integer.MAX_VALUE))
                .map(rows -> rows.stream().map(Versioned::record).toList());
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return query(
                "overdue",
                () -> waiting.select(
                        record -> !record.phase().hasEnded() && record.dueAt().isBefore(dueBefore), most));
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return query("put aside", () -> waiting.select(record -> hasEnded(record, endedBefore), most))
                .then(rows -> count(rows, this::take));
    }

    /** Written there before it is deleted here. */
    private Answer<Boolean> take(Versioned row) {
        Answer<Boolean> inserted = caller.make(
                Call.LEDGER_ENTER,
                "insert aside",
                () -> Answer.given(aside.insert(row.record()).version().isPresent()),
                Answer::failed);
        return inserted.then(isNew -> isNew ? Answer.given(true) : supersede(row))
                .then(taken -> {
                    if (!taken) {
                        return Answer.given(false);
                    }
                    return delete("delete here", waiting, row);
                });
    }

    private Answer<Boolean> supersede(Versioned row) {
        return find("find aside", aside, row.record().id()).then(found -> {
            if (found.isEmpty()) {
                return Answer.given(false);
            }
            world.reached(Landmark.ROW_IN_BOTH_TABLES);
            return found.get().record().sequence() >= row.record().sequence()
                    ? Answer.given(true)
                    : caller.make(
                            Call.LEDGER_REPLACE,
                            "replace aside",
                            () -> Answer.given(
                                    aside.replace(row.record(), found.get().version())
                                            .version()
                                            .isPresent()),
                            Answer::failed);
        });
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return query(
                        "forget",
                        () -> aside.select(
                                record -> record.id().plan().startsWith(plansBegin) && hasEnded(record, endedBefore),
                                most))
                .then(rows -> count(rows, row -> delete("forget it", aside, row)));
    }

    /** Nobody in a story looks at lists. */
    @Override
    public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        throw new UnsupportedOperationException("no story lists checks");
    }

    @Override
    public Answer<Purged> purge(CheckId id, String version) {
        return aside.isVersionOfThis(version)
                ? find("find aside", aside, id)
                        .then(row -> row.filter(found -> found.version().equals(version))
                                .map(found -> delete("purge it", aside, found))
                                .orElse(Answer.given(false)))
                        .map(isDeleted -> isDeleted ? Purged.DONE : Purged.OVERTAKEN)
                : Answer.given(Purged.NOT_PUT_ASIDE);
    }

    private Answer<Boolean> delete(String what, StoredTable table, Versioned row) {
        return caller.make(
                Call.LEDGER_DELETE,
                what,
                () -> {
                    boolean isDeleted = table.delete(row);
                    world.deleted(row.record());
                    return Answer.given(isDeleted);
                },
                Answer::failed);
    }

    private Answer<List<Versioned>> query(String what, Supplier<List<Versioned>> rows) {
        return caller.make(Call.LEDGER_QUERY, what, () -> Answer.given(rows.get()), Answer::failed);
    }

    /** Whether nothing more than that is new of a check that has ended: others are told. */
    private static boolean isOnlyTold(Optional<CheckRecord> before, CheckRecord after) {
        return before.filter(known -> known.phase().hasEnded())
                .filter(known -> !known.unsent().equals(after.unsent())
                        && after.equals(known.sent(Happening.without(after.unsent(), known.unsent()))))
                .isPresent();
    }

    private Answer<Result> write(Call call, String what, CheckRecord record, Supplier<Result> write) {
        return caller.make(
                call,
                what,
                () -> {
                    Optional<CheckRecord> before = world.record(record.id());
                    Result result = write.get();
                    if (result.version().isPresent()) {
                        caller.worksAt(record.run());
                        if (World.isOfAnotherDelivery(before, record)) {
                            world.begins(before, record);
                        }
                        if (!isOnlyTold(before, record)) {
                            world.observers().saved(before, record, caller.began());
                        }
                    }
                    return Answer.given(result);
                },
                Answer::failed);
    }

    private static Written written(Result result) {
        return result.version().<Written>map(Written.Done::new).orElseGet(Written.Overtaken::new);
    }

    private static Answer<Integer> count(List<Versioned> rows, Function<Versioned, Answer<Boolean>> work) {
        int count = 0;
        Optional<Fault> first = Optional.empty();
        for (Versioned row : rows) {
            Answer<Boolean> one = work.apply(row);
            Optional<Fault> fault = one.fold(did -> Optional.empty(), Optional::of);
            if (fault.filter(Fault::mayPass).isPresent()) {
                return Answer.failed(fault.get());
            }
            first = first.isPresent() ? first : fault;
            count += one.fold(did -> did, problem -> false) ? 1 : 0;
        }
        return first.isPresent() ? Answer.failed(first.get()) : Answer.given(count);
    }

    private static boolean hasEnded(CheckRecord record, Instant before) {
        return record.phase()
                .fold(e -> false, d -> false, ended -> ended.endedAt().isBefore(before));
    }
}
