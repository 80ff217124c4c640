package dev.gatehouse.devhost;

import dev.gatehouse.azurite.AzuriteUnavailable;
import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioMistake;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The development host on the command line; see {@link Options#HELP}. */
public final class DevHost {

    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    /** What the URL of the functions' routes is printed after. */
    static final String FUNCTIONS = "Functions                   ";

    private static final Set<Journal.Kind> SHOWN =
            EnumSet.complementOf(EnumSet.of(Journal.Kind.CALL, Journal.Kind.MESSAGE));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Map<String, String> environment;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    DevHost(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new DevHost(out, System.getenv()).run(List.of(arguments)));
    }

    /** Runs until the scenario has ended, or the process is asked to; gives the exit code. */
    int run(List<String> arguments) {
        Options.Parsed parsed = Options.parse(arguments);
        if (parsed instanceof Options.Run run) {
            return run(run.options());
        }
        boolean help = parsed instanceof Options.Help;
        out.println(parsed instanceof Options.Wrong wrong ? wrong.sentence() : Options.HELP);
        return help ? SUCCEEDED : WRONG_USE;
    }

    private int run(Options options) {
        try {
            HostSettings hostJson = HostSettings.read(Path.of("host.json"));
            HostSettings settings = options.lease().map(hostJson::withLease).orElse(hostJson);
            if (options.functionsOnly()) {
                return runFunctions(options, settings, options.storage().open(environment, settings));
            }
            Optional<Scenario> scenario = ScenarioFiles.find(options);
            if (scenario.isEmpty()) {
                return wrong("There is no scenario " + options.scenario() + ": write a file, or a name from "
                        + ScenarioFiles.FOLDER + ".");
            }
            return play(options, scenario.get(), settings, options.storage().open(environment, settings));
        } catch (ScenarioMistake | AzuriteUnavailable | IOException | IllegalArgumentException e) {
            return wrong(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int wrong(String sentence) {
        out.println(sentence);
        return WRONG_USE;
    }

    private int runFunctions(Options options, HostSettings settings, Storage storage)
            throws IOException, InterruptedException {
        AppFunctions app = new AppFunctions(settingsOfTheApp(), storage, InstantSource.system(), new SecureRandom());
        try (storage;
                FunctionHost host = app.start(
                        settings, new PrintingObserver(out), options.ports().functions())) {
            host.startPolling();
            out.println(FUNCTIONS + host.baseUrl());
            awaitStop();
            return SUCCEEDED;
        } finally {
            closed.countDown();
        }
    }

    private Map<String, String> settingsOfTheApp() {
        return environment.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("GATEHOUSE_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int play(Options options, Scenario scenario, HostSettings settings, Storage storage)
            throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        Story story = new Story(clock.instant());
        Journal journal = new Journal(clock, entry -> {
            if (SHOWN.contains(entry.kind())) {
                out.println(story.line(entry));
            }
        });
        Rehearsal.Conditions conditions = new Rehearsal.Conditions(
                clock, duration -> Thread.sleep(duration.toMillis()), new SecureRandom(), settingsOfTheApp());
        try (storage;
                Rehearsal rehearsal =
                        Rehearsal.open(scenario, settings, storage, conditions, journal, options.ports());
                RealTime time = new RealTime(rehearsal, clock)) {
            greet(rehearsal, options);
            time.start();
            int code = options.plays() ? new Outcome(rehearsal, out).await(time) : SUCCEEDED;
            if (!options.exits()) {
                serve(rehearsal);
            }
            return code;
        } finally {
            closed.countDown();
        }
    }

    private void greet(Rehearsal rehearsal, Options options) {
        out.println(FUNCTIONS + rehearsal.host().baseUrl());
        out.println("Simulated Azure Pipelines   " + rehearsal.pipelines().collection());
        out.println();
        if (options.plays()) {
            out.println("Scenario: " + rehearsal.scenario().title());
            out.println();
        }
    }

    private void serve(Rehearsal rehearsal) throws InterruptedException {
        out.println();
        out.println("Still serving. Deliver another check (press Ctrl+C to stop):");
        out.println();
        out.println(CurlExample.of(rehearsal));
        out.println();
        awaitStop();
    }

    private void awaitStop() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop the development host"));
        stopped.await();
    }

    /** Lets {@link #run} return from serving. */
    void stop() {
        stopped.countDown();
    }

    private void stopAndWait() {
        stop();
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
