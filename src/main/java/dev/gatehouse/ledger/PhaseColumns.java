package dev.gatehouse.ledger;

import dev.gatehouse.check.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one phase is written to a row and read back.
 *
 * @param word what the column {@code phase} says
 */
record PhaseColumns<P extends Phase>(String word, Class<P> type, Writer<P> writer, Reader<P> reader) {

    private static final String PHASE = "phase";

    private static final PhaseColumns<Phase.Evaluating> EVALUATING = new PhaseColumns<>(
            "evaluating",
            Phase.Evaluating.class,
            (phase, columns) -> {
                columns.put("evaluateAt", phase.evaluateAt());
                phase.runSeenAt().ifPresent(time -> columns.put("runSeenAt", time));
                columns.put("unknownsInARow", phase.unknownsInARow());
                phase.refusedSince().ifPresent(time -> columns.put("refusedSince", time));
            },
            columns -> new Phase.Evaluating(
                    columns.time("evaluateAt"),
                    columns.where("runSeenAt", columns::time),
                    columns.integer("unknownsInARow"),
                    columns.where("refusedSince", columns::time)));

    private static final PhaseColumns<Phase.Delivering> DELIVERING = new PhaseColumns<>(
            "delivering",
            Phase.Delivering.class,
            (phase, columns) -> {
                write(phase.decision(), columns);
                columns.put("decidedAt", phase.decidedAt());
                columns.put("attempts", phase.attempts());
                phase.refusedSince().ifPresent(time -> columns.put("refusedSince", time));
            },
            columns -> new Phase.Delivering(
                    decision(columns),
                    columns.time("decidedAt"),
                    columns.integer("attempts"),
                    columns.where("refusedSince", columns::time)));

    private static final PhaseColumns<Phase.Ended> ENDED = new PhaseColumns<>(
            "ended",
            Phase.Ended.class,
            (phase, columns) -> {
                phase.decision().ifPresent(decision -> write(decision, columns));
                phase.decidedAt().ifPresent(time -> columns.put("decidedAt", time));
                columns.put("end", phase.end().word());
                columns.put("endReason", phase.reason());
                columns.put("endedAt", phase.endedAt());
            },
            columns -> new Phase.Ended(
                    columns.where("decision", name -> decision(columns)),
                    columns.where("decidedAt", columns::time),
                    columns.parsed("end", word -> Phase.End.valueOf(word.toUpperCase(Locale.ROOT)), "how a check ends"),
                    columns.text("endReason"),
                    columns.time("endedAt")));

    static final List<PhaseColumns<?>> ALL = List.of(EVALUATING, DELIVERING, ENDED);

    static void write(Phase phase, Columns columns) {
        for (PhaseColumns<?> one : ALL) {
            one.writeIfItsOwn(phase, columns);
        }
    }

    static Phase read(Columns columns) throws UnreadableRow {
        String word = columns.text(PHASE);
        Optional<PhaseColumns<?>> found =
                ALL.stream().filter(one -> one.word.equals(word)).findFirst();
        if (found.isEmpty()) {
            String words = ALL.stream().map(PhaseColumns::word).collect(Collectors.joining(", "));
            throw new UnreadableRow("column " + PHASE + " holds '" + word + "', which is none of " + words);
        }
        return found.get().reader.read(columns);
    }

    private void writeIfItsOwn(Phase phase, Columns columns) {
        if (type.isInstance(phase)) {
            columns.put(PHASE, word);
            writer.write(type.cast(phase), columns);
        }
    }

    private static void write(Decision decision, Columns columns) {
        columns.put("decision", decision.result().word());
        // A version that knows no dry runs tells what is here as it stands: so it says that it is one.
        columns.put("decisionReason", decision.explained());
        if (decision.dryRun()) {
            columns.put("dryRunVerdict", decision.verdict().word());
            columns.put("dryRunReason", decision.reason());
        }
    }

    private static Decision decision(Columns columns) throws UnreadableRow {
        Decision.Result result = result("decision", columns);
        Optional<Decision.Result> verdict = columns.where("dryRunVerdict", name -> result(name, columns));
        String told = columns.text("decisionReason");
        String reason = columns.where("dryRunReason", columns::text).orElse(told);
        return new Decision(verdict.orElse(result), reason, verdict.isPresent());
    }

    private static Decision.Result result(String column, Columns columns) throws UnreadableRow {
        return columns.parsed(
                column, word -> Decision.Result.valueOf(word.toUpperCase(Locale.ROOT)), "succeeded or failed");
    }

    interface Writer<P> {
        void write(P phase, Columns columns);
    }

    interface Reader<P> {
        P read(Columns columns) throws UnreadableRow;
    }
}
