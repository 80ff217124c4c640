package dev.gatehouse.devhost.scenario;

/** A scenario file that cannot be used; the message names the file, the path in it, what was found and what is expected. */
public final class ScenarioMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScenarioMistake(String file, String path, String sentence) {
        super(file + ": " + path + ": " + sentence);
    }
}
