package dev.gatehouse.devhost.tryout;

import dev.gatehouse.condition.Policies;
import dev.gatehouse.devhost.VirtualPlay;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.WaitingTask;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioMistake;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays on the command line what a policy or a definition comes to in the world of a scenario, in virtual time. */
public final class TryIt {

    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int ERROR = 2;

    static final String USAGE = """
            Usage: <policy or file> [options]

            Plays a check with a policy of the app, or with the definition in a file, in the world of a scenario, in virtual
            time, and prints the check's log as Azure Pipelines shows it, and the decision.

              --scenario NAME|FILE   the world: a name from src/test/resources/scenarios, or a file (default: deployment)
              --with NAME=VALUE      a value of the policy's "with"; as JSON where it is JSON, else as a text
              --header NAME=VALUE    a header of the check's configuration, such as BuildId=$(Build.BuildId), beside those
                                     of the scenario's first delivery

            Exit code 0: succeeded; 1: not; 2: this command was not used as it can be.""";

    private static final String DEFAULT_SCENARIO = "deployment";
    private static final int OK = 200;

    private final PrintStream out;
    private final Policies policies;

    TryIt(PrintStream out, Policies policies) {
        this.out = out;
        this.policies = policies;
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new TryIt(out, Policies.shipped()).run(List.of(arguments)));
    }

    /** Gives the exit code. */
    int run(List<String> arguments) throws InterruptedException, IOException {
        Scenario scenario;
        try {
            CommandLine line = CommandLine.parse(
                    arguments, "a policy or a file", Set.of("--scenario", "--with", "--header"), Set.of());
            scenario = scenario(line);
        } catch (WrongUse wrong) {
            out.println(wrong.sentence());
            out.println();
            out.println(USAGE);
            return ERROR;
        } catch (ScenarioMistake mistake) {
            out.println(mistake.getMessage());
            return ERROR;
        }
        out.println("Scenario: " + scenario.title());
        out.println();
        VirtualPlay played = VirtualPlay.of(scenario);
        return conclude(played, played.checks().get(0));
    }

    private Scenario scenario(CommandLine line) {
        Subject subject = Subject.find(line.subject(), policies);
        String name = line.value("--scenario").orElse(DEFAULT_SCENARIO);
        Scenario scenario =
                VirtualPlay.scenario(name).orElseThrow(() -> new WrongUse("There is no scenario " + name + "."));
        Optional<Scenario.Delivery> first = scenario.deliveries().stream().findFirst();
        Map<String, Optional<String>> headers = new LinkedHashMap<>();
        first.ifPresent(delivery -> headers.putAll(delivery.headers()));
        line.pairs("--header").forEach((header, value) -> {
            headers.keySet().removeIf(header::equalsIgnoreCase);
            headers.put(header, Optional.of(value));
        });
        Scenario.Delivery delivery = Scenario.Delivery.of(
                first.map(Scenario.Delivery::check).orElse("check"),
                first.map(Scenario.Delivery::run).orElse(scenario.runs().get(0).name()),
                headers,
                subject.body(line.pairs("--with")));
        return scenario.with(subject.policyName()
                .map(policy -> delivery.to("checks/" + policy))
                .orElse(delivery));
    }

    private int conclude(VirtualPlay played, DeliveredCheck check) {
        if (check.answers().stream().anyMatch(answer -> answer.status() != OK)) {
            played.entries().stream()
                    .filter(entry -> entry.kind() == Journal.Kind.ANSWER)
                    .forEach(entry -> out.println(entry.text()));
            return FAILED;
        }
        check.log().forEach(out::println);
        out.println();
        List<WaitingTask.Taken> decisions = check.decisions();
        if (decisions.isEmpty()) {
            out.println("There is no decision: the check has ended without one, or still waits.");
            return FAILED;
        }
        WaitingTask.Taken decision = decisions.get(decisions.size() - 1);
        out.println("Decision: " + decision.result() + ", " + Duration.between(played.start(), decision.at())
                + " after the delivery.");
        return decision.result().equals("succeeded") ? SUCCEEDED : FAILED;
    }
}
