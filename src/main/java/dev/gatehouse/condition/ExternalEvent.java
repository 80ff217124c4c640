package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Waiting;
import dev.gatehouse.expression.Explanation;
import dev.gatehouse.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code externalEvent}: somebody outside has raised an event, such as an approval. What an event says is judged once, when it
 * comes, and kept as this condition's note: the first that counts stays, whenever the condition looks for it.
 *
 * @param place where its note is
 * @param name what the event is called, in any case
 * @param connection whose secret signs the event, in lower case; absent where anybody may raise it who has the app's key
 * @param approve what the event has to say to be a yes; absent where any event is one
 * @param from who sent it
 */
public record ExternalEvent(
        String place, String name, Optional<String> connection, Optional<Expression> approve, Optional<Expression> from)
        implements Condition {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String EXAMPLE = "{\"name\": \"approved\"}";

    private static final int SENDER = 100;
    private static final int BECAUSE = 400;

    static Optional<Condition> parse(Value value) {
        return value.fields(EXAMPLE).flatMap(fields -> {
            Optional<String> name = fields.text("name").filter(text -> isName(text, fields));
            fields.require("name", "say which event to wait for, such as \"name\": \"approved\"");
            Optional<String> connection = fields.connection();
            Optional<Expression> approve = fields.expression("approve");
            Optional<Expression> from = fields.expression("from");
            return fields.unlessWrong(
                    () -> new ExternalEvent(value.placeOfNote(), name.orElseThrow(), connection, approve, from));
        });
    }

    private static boolean isName(String text, Fields fields) {
        boolean isName = NAME.matcher(text).matches();
        if (!isName) {
            fields.value("name")
                    .ifPresent(
                            value -> value.problem("write 1 to 64 letters, digits, \".\", \"_\" and \"-\", the first a"
                                    + " letter or a digit, such as \"approved\""));
        }
        return isName;
    }

    /** Whether an event of this name is the one that is waited for. */
    public boolean isNamed(String event) {
        return name.equalsIgnoreCase(event);
    }

    /** What an event that came with this body comes to, to be kept; or why it does not count. */
    public Answer<Note> judge(EventBody body) {
        if (approve.isEmpty() && from.isEmpty()) {
            return Answer.given(new EventNote(true, "the event has come").at(place));
        }
        return body.json()
                .map(this::judge)
                .orElseGet(
                        () -> Answer.failed(
                                Fault.mistake(
                                        "The body is no JSON, and the check reads from it whether the event approves, or who sent it.")));
    }

    private Answer<Note> judge(JsonNode json) {
        return sender(json)
                .then(by -> approve.map(criteria -> judge(criteria.explain(json), by))
                        .orElseGet(() -> Answer.given(new EventNote(true, "the event has come" + by).at(place))));
    }

    private Answer<Note> judge(Explanation explanation, String by) {
        return explanation
                .came()
                .fold(
                        value -> Answer.given(new EventNote(
                                        value.holds(),
                                        (value.holds() ? "approved" : "rejected")
                                                + by
                                                + ": "
                                                + Shown.plain(explanation.because(), BECAUSE))
                                .at(place)),
                        problem ->
                                Answer.failed(Fault.mistake("Whether the event approves cannot be read from the body: "
                                        + problem.sentence() + ".")),
                        notEvaluated -> Answer.failed(Fault.mistake("Nothing of \"approve\" was evaluated.")));
    }

    /** As it stands in a reason; nobody's name is as good as none. */
    private Answer<String> sender(JsonNode json) {
        return from.map(expression -> expression
                        .textOf(json)
                        .map(name -> Answer.given(" by " + Shown.plain(name.strip(), SENDER)))
                        .orElseGet(() -> Answer.failed(Fault.mistake("Who sent the event cannot be read from the body: "
                                + Shown.plain(expression.explain(json).because(), BECAUSE) + "."))))
                .orElseGet(() -> Answer.given(""));
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Optional<EventNote> note = moment.notes().at(place).flatMap(EventNote::read);
        return new Finding(
                "externalEvent " + name,
                note.map(EventNote::verdict).orElseGet(() -> new Waiting("the event has not come yet", moment.next())),
                List.of(),
                note.map(kept -> kept.at(place)));
    }

    @Override
    public boolean takesOtherwise() {
        return false;
    }

    @Override
    public List<ExternalEvent> events() {
        return List.of(this);
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        List<Problem> problems = new ArrayList<>(connection
                .map(named -> Needs.secret(named, surroundings, path + ".externalEvent.connection"))
                .orElseGet(List::of));
        if (surroundings.decidesAtOnce()) {
            problems.add(Needs.time(path + ".externalEvent", Shown.quoted(name), "leave it out"));
        }
        return problems;
    }
}
