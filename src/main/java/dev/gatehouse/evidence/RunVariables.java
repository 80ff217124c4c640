package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Variables;
import java.util.Optional;
import java.util.stream.Stream;

/** What the check's headers say of the run. */
final class RunVariables {

    private static final int SHOWN = 40;
    private static final String ADVICE = " the header \"BuildId\": \"$(Build.BuildId)\" in the check's configuration.";

    private RunVariables() {}

    static Answer<Integer> buildId(Variables variables) {
        Optional<String> value = variables.find("BuildId").map(String::strip).filter(text -> !text.isEmpty());
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
        return Stream.of("BuildSourceVersion", "SourceVersion")
                .flatMap(name -> variables.find(name).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
