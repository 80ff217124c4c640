package dev.gatehouse.devhost;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was asked for on the command line.
 *
 * @param scenario the scenario's name or file
 * @param plays whether the scenario is played, or only its world served
 * @param exits whether to end after the scenario
 * @param functionsOnly whether there is no scenario, and no simulated Azure Pipelines
 * @param lease how long a message is hidden while it is handled, where that differs from the real host
 * @param seed what takes the place of the scenario's seed
 */
record Options(
        String scenario,
        boolean plays,
        boolean exits,
        boolean functionsOnly,
        StorageKind storage,
        Optional<Duration> lease,
        Rehearsal.Ports ports,
        OptionalLong seed) {

    static final String HELP = """
            Runs Gatehouse's functions and a simulated Azure Pipelines on this machine, without Azure.

            mvn -q test-compile exec:java -Dexec.args="OPTIONS"

              --scenario NAME|FILE         the scenario to play: a name from src/test/resources/scenarios, or a file
                                           (default: deployment)
              --no-scenario                serve the scenario's world, but play nothing
              --exit                       end after the scenario: exit code 0 when every check was decided
                                           succeeded, else 1
              --functions-only             run the functions alone, and print what they do: Azure Pipelines, simulated or
                                           not, is elsewhere. Set GATEHOUSE_SEAL_KEYS where checks are to outlive this
                                           process
              --storage KIND               memory (default), azurite (starts it with npx), or environment (the storage
                                           account whose connection string is in AzureWebJobsStorage)
              --lease DURATION             how long a message is hidden while it is handled, and so how soon the messages
                                           of a killed host come again: PT7S, more than any run takes (default: PT10M,
                                           as in Azure)
              --port N                     where the functions listen (default: 7071; 0 for any free port)
              --azure-pipelines-port N     where the simulated Azure Pipelines listens (default: 7072)
              --seed N                     another seed for the scenario's misbehaviour
              --help                       print this

            GATEHOUSE_... variables of the environment are the app's settings. Stop it with Ctrl+C.
            """;

    private static final Options DEFAULTS = new Options(
            "deployment",
            true,
            false,
            false,
            StorageKind.MEMORY,
            Optional.empty(),
            new Rehearsal.Ports(7071, 7072),
            OptionalLong.empty());
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(7);
    private static final int LARGEST_PORT = 65_535;

    /** What came of reading a command line. */
    sealed interface Parsed {}

    /** These options. */
    record Run(Options options) implements Parsed {}

    /** Help was asked for. */
    record Help() implements Parsed {}

    /** Something is wrong, said in a sentence. */
    record Wrong(String sentence) implements Parsed {}

    static Parsed parse(List<String> arguments) {
        try {
            return parse(DEFAULTS, new ArrayDeque<>(arguments));
        } catch (Mistake mistake) {
            return new Wrong(mistake.sentence);
        }
    }

    private static Parsed parse(Options options, Deque<String> rest) {
        if (rest.isEmpty()) {
            return checked(options);
        }
        String name = rest.remove();
        Rehearsal.Ports ports = options.ports;
        return switch (name) {
            case "--help", "-h" -> new Help();
            case "--scenario" -> parse(options.with(value(name, rest)), rest);
            case "--no-scenario" -> parse(options.with(false, options.exits), rest);
            case "--exit" -> parse(options.with(options.plays, true), rest);
            case "--functions-only" -> parse(options.withFunctionsOnly(), rest);
            case "--lease" -> parse(options.with(lease(name, value(name, rest))), rest);
            case "--storage" -> parse(options.with(storage(value(name, rest))), rest);
            case "--port" -> parse(options.with(new Rehearsal.Ports(port(name, rest), ports.azurePipelines())), rest);
            case "--azure-pipelines-port" ->
                parse(options.with(new Rehearsal.Ports(ports.functions(), port(name, rest))), rest);
            case "--seed" -> parse(options.with(OptionalLong.of(number(name, value(name, rest)))), rest);
            default -> new Wrong("Unknown option " + name + "; --help lists the options.");
        };
    }

    private static Parsed checked(Options options) {
        if (options.exits && !options.plays) {
            return new Wrong("--exit ends after a scenario, and --no-scenario plays none: leave out one of them.");
        }
        if (options.functionsOnly && !options.isOnlyAboutFunctions()) {
            return new Wrong("--functions-only has no scenario and no simulated Azure Pipelines: leave out the options"
                    + " about them.");
        }
        return new Run(options);
    }

    private boolean isOnlyAboutFunctions() {
        Rehearsal.Ports itsPort = new Rehearsal.Ports(ports.functions(), DEFAULTS.ports.azurePipelines());
        return equals(DEFAULTS.withFunctionsOnly().with(storage).with(lease).with(itsPort));
    }

    private static String value(String name, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw new Mistake(name + " needs a value; --help says which.");
        }
        return value;
    }

    private static StorageKind storage(String word) {
        Optional<StorageKind> kind = Arrays.stream(StorageKind.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
        return kind.orElseThrow(
                () -> new Mistake("--storage is '" + word + "': write memory, azurite or environment."));
    }

    private static Optional<Duration> lease(String name, String text) {
        try {
            Duration lease = Duration.parse(text);
            if (lease.compareTo(SHORTEST_LEASE) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0) {
                return Optional.of(lease);
            }
        } catch (DateTimeException e) {
            throw new Mistake(name + " is '" + text + "': write a duration such as PT30S.");
        }
        throw new Mistake(name + " is " + text + ": write a duration from PT1S to P7D.");
    }

    private static int port(String name, Deque<String> rest) {
        long number = number(name, value(name, rest));
        if (number < 0 || number > LARGEST_PORT) {
            throw new Mistake(name + " is " + number + ": write a port from 0 to " + LARGEST_PORT + ".");
        }
        return (int) number;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Mistake(name + " is '" + text + "': write a whole number.");
        }
    }

    private Options with(String newScenario) {
        return new Options(newScenario, plays, exits, functionsOnly, storage, lease, ports, seed);
    }

    private Options with(boolean playing, boolean exiting) {
        return new Options(scenario, playing, exiting, functionsOnly, storage, lease, ports, seed);
    }

    private Options withFunctionsOnly() {
        return new Options(scenario, plays, exits, true, storage, lease, ports, seed);
    }

    private Options with(Optional<Duration> newLease) {
        return new Options(scenario, plays, exits, functionsOnly, storage, newLease, ports, seed);
    }

    private Options with(StorageKind newStorage) {
        return new Options(scenario, plays, exits, functionsOnly, newStorage, lease, ports, seed);
    }

    private Options with(Rehearsal.Ports newPorts) {
        return new Options(scenario, plays, exits, functionsOnly, storage, lease, newPorts, seed);
    }

    private Options with(OptionalLong newSeed) {
        return new Options(scenario, plays, exits, functionsOnly, storage, lease, ports, newSeed);
    }

    private static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        Mistake(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
