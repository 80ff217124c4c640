package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Variables;
import java.util.Optional;

/** What the check's headers say of the run. */
final class RunVariables {

    private static final int SHOWN = 40;
    private static final String ADVICE = " the header \"BuildId\": \"$(Build.BuildId)\" in the check's configuration.";

    private RunVariables() {}

    static Answer<Integer> buildId(Variables variables) {
        Optional<String> value = value(variables, "BuildId");
        if (value.isEmpty()) {
            return Answer.failed(Fault.mistake("The delivery does not say which run it is about: add" + ADVICE));
        }
        return variables
                .buildId()
                .map(Answer::given)
                .orElseGet(() -> Answer.failed(Fault.mistake(
                        "The header BuildId is \"" + shown(value.get()) + "\", not a run's number: write" + ADVICE)));
    }

    /** The commit, where the check was configured to send it along. */
    static Optional<String> sourceVersion(Variables variables) {
        return value(variables, "BuildSourceVersion").or(() -> value(variables, "SourceVersion"));
    }

    private static Optional<String> value(Variables variables, String name) {
        return variables.find(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
