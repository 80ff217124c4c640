package dev.gatehouse.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this JVM's like with the same classes. */
final class Jvm {

    private Jvm() {}

    static ProcessBuilder of(Class<?> program, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
