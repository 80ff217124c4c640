package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.EventBody;
import dev.gatehouse.condition.ExternalEvent;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.evaluation.Raised.Came;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.seal.TokenSeal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events that others raise for checks. What an event comes to is judged now and kept among the notes of the conditions that
 * wait for it, in the one write that makes the check due: nothing else of it is stored, and no evaluation misses it.
 */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final WakeUp wakeUp;
    private final Outbox outbox;
    private final KeptNotes keptNotes;
    private final SeenSignatures seen;
    private final InstantSource clock;

    /**
     * Takes events for the checks of this ledger, and wakes them with messages in this outbox.
     *
     * @param seen remembers the signatures that are good for one use
     */
    public Events(CheckLedger ledger, Outbox outbox, SeenSignatures seen, TokenSeal seal, InstantSource clock) {
        this.wakeUp = new WakeUp(ledger, outbox, clock);
        this.outbox = outbox;
        this.keptNotes = new KeptNotes(seal.forNotes());
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * Takes an event. A fault means that it may or may not count: who raised it has to do so again, which does no harm.
     *
     * @param senders who signed the request
     */
    public Answer<Raised> raise(CheckId id, String name, EventBody body, Senders senders) {
        return wakeUp.wake(id, new Occurrence(name, body, senders));
    }

    /** One event, on its way to the check that waits for it. */
    private final class Occurrence implements WakeUp.Occasion<Raised> {

        private final String name;
        private final EventBody body;
        private final Senders senders;

        private Occurrence(String name, EventBody body, Senders senders) {
            this.name = name;
            this.body = body;
            this.senders = senders;
        }

        @Override
        public Answer<WakeUp.Change<Raised>> of(CheckRecord waiting) {
            return Definitions.parse(waiting.definition())
                    .fold(
                            definition -> of(waiting, definition),
                            problems -> Answer.failed(Fault.passing(Evaluation.notUnderstood(problems))));
        }

        private Answer<WakeUp.Change<Raised>> of(CheckRecord waiting, Definition definition) {
            List<ExternalEvent> named = definition.eventsNamed(name);
            if (named.isEmpty()) {
                return left(Came.NOT_WAITED_FOR, notWaitedFor(definition.eventNames()));
            }
            List<ExternalEvent> signed = new ArrayList<>();
            List<String> onceOnly = new ArrayList<>();
            for (ExternalEvent event : named) {
                Optional<Senders.Signed> signature = event.connection().flatMap(senders::by);
                if (event.connection().isEmpty() || signature.isPresent()) {
                    signed.add(event);
                    signature.flatMap(Senders.Signed::name).ifPresent(onceOnly::add);
                }
            }
            return signed.isEmpty()
                    ? left(Came.NOT_SIGNED, "The event is not signed as the check asks for.")
                    : used(onceOnly, waiting)
                            .then(isOurs -> isOurs
                                    ? keptNotes.of(waiting).then(notes -> judged(waiting, notes, signed))
                                    : left(
                                            Came.REPLAYED,
                                            "This signature was used for another event: sign each event anew."));
        }

        /** Before anything is saved: what is used here is used nowhere else, whoever dies in between. */
        private Answer<Boolean> used(List<String> signatures, CheckRecord waiting) {
            String use = waiting.id() + "/" + waiting.run() + "/" + name.toLowerCase(Locale.ROOT);
            Answer<Boolean> areOurs = Answer.given(true);
            for (String signature : signatures) {
                areOurs = areOurs.then(ours -> ours ? seen.use(signature, use, clock.instant()) : Answer.given(false));
            }
            return areOurs;
        }

        private Answer<WakeUp.Change<Raised>> judged(CheckRecord waiting, Notes notes, List<ExternalEvent> signed) {
            Map<String, String> byPlace = new HashMap<>(notes.byPlace());
            List<Fault> misfits = new ArrayList<>();
            for (ExternalEvent event : signed) {
                if (!byPlace.containsKey(event.place())) {
                    event.judge(body).fold(note -> byPlace.put(note.place(), note.text()), misfits::add);
                }
            }
            if (byPlace.size() > notes.byPlace().size()) {
                return counted(keptNotes.keep(waiting, new Notes(byPlace)));
            }
            boolean hasCounted = signed.stream().map(ExternalEvent::place).anyMatch(notes.byPlace()::containsKey);
            return hasCounted || misfits.isEmpty()
                    ? countedBefore(waiting)
                    : left(Came.NOT_UNDERSTOOD, misfits.get(0).sentence());
        }

        private Answer<WakeUp.Change<Raised>> counted(CheckRecord woken) {
            LOG.info("the event {} counts", name);
            return Answer.given(new WakeUp.Change<>(
                    Optional.of(woken), new Raised(Came.COUNTED, "The event counts; the check is evaluated at once.")));
        }

        /**
         * Whoever counted it may have died before the message was sent. Only that is sent again: the row stays as it is, or an event
         * that is raised again and again would take the row from each evaluation that has it already.
         */
        private Answer<WakeUp.Change<Raised>> countedBefore(CheckRecord waiting) {
            boolean isDue = waiting.phase().fold(this::isDue, delivering -> false, ended -> false);
            Optional<Fault> notSent = isDue ? outbox.sendAlone(Step.next(waiting, clock.instant())) : Optional.empty();
            return notSent.<Answer<WakeUp.Change<Raised>>>map(Answer::failed)
                    .orElseGet(() ->
                            left(Came.COUNTED_BEFORE, "An event of this name counted before, and that one stays."));
        }

        private boolean isDue(Phase.Evaluating phase) {
            return !phase.evaluateAt().isAfter(clock.instant());
        }

        private Answer<WakeUp.Change<Raised>> left(Came came, String detail) {
            return Answer.given(new WakeUp.Change<>(Optional.empty(), new Raised(came, detail)));
        }

        @Override
        public Raised decided() {
            return new Raised(Came.DECIDED, "The check is decided, and waits for no event any more.");
        }

        @Override
        public Raised unknown() {
            return new Raised(Came.UNKNOWN, "The ledger does not have this check.");
        }
    }

    private static String notWaitedFor(List<String> names) {
        return names.isEmpty()
                ? "This check waits for no events."
                : "This check waits for no event of this name. It waits for " + String.join(", ", names) + ".";
    }
}
