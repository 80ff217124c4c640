package dev.gatehouse.devhost.tryout;

import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Policy;
import dev.gatehouse.condition.PolicyParameter;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.RequestedDefinition;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints what to configure in Azure DevOps for a policy or a definition, ready to paste. */
public final class Configure {

    static final int FITS = 0;
    static final int DOES_NOT_FIT = 1;
    static final int ERROR = 2;

    static final String USAGE = """
            Usage: <policy or file> [options]

            Prints what to configure for a policy of the app, or for the definition in a file: the values of the panel, and
            the same as a REST call.

              --app URL                 the address of the app (default: https://<app>.azurewebsites.net)
              --with NAME=VALUE         a value of the policy's "with"; as JSON where it is JSON, else as a text
              --resource TYPE:ID:NAME   what the check guards, such as environment:97:production; TYPE is endpoint,
                                        environment, queue, repository, securefile or variablegroup
              --api-response            for a decision at once (completion event ApiResponse), rather than for Callback
              --rest                    print the REST call alone

            Exit code 0: it fits; 1: it does not fit into Azure DevOps; 2: this command was not used as it can be.""";

    private static final Set<String> RESOURCES =
            Set.of("endpoint", "environment", "queue", "repository", "securefile", "variablegroup");
    private static final int HOUR = 60;
    private static final int INTERVAL = 5;
    private static final int EVALUATIONS = 10;

    /** A macro that stands for a value which a policy needs and which was not given; no variable is called like this. */
    private static final String ASKED = "with:";

    private static final Pattern QUOTED = Pattern.compile("\"(\\$\\(" + ASKED + "[^()\"]+\\))\"");

    private final PrintStream out;
    private final Policies policies;

    Configure(PrintStream out, Policies policies) {
        this.out = out;
        this.policies = policies;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Configure(out, Policies.shipped()).run(List.of(arguments)));
    }

    /** Gives the exit code. */
    int run(List<String> arguments) {
        try {
            CommandLine line = CommandLine.parse(
                    arguments,
                    "a policy or a file",
                    Set.of("--app", "--with", "--resource"),
                    Set.of("--api-response", "--rest"));
            return print(configuration(line), line.has("--rest"));
        } catch (WrongUse wrong) {
            out.println(wrong.sentence());
            out.println();
            out.println(USAGE);
            return ERROR;
        }
    }

    private int print(Configuration configuration, boolean restAlone) {
        if (!restAlone) {
            configuration.panel().forEach(out::println);
            out.println();
            out.println("The same as a REST call, with a personal access token that may manage the resource:");
            out.println();
        }
        configuration.restCall().forEach(out::println);
        List<String> misfits = configuration.misfits();
        misfits.forEach(out::println);
        return misfits.isEmpty() ? FITS : DOES_NOT_FIT;
    }

    private Configuration configuration(CommandLine line) {
        boolean isCallback = !line.has("--api-response");
        Subject subject = Subject.find(line.subject(), policies);
        Map<String, String> with = line.pairs("--with");
        NeededHeaders needed = new NeededHeaders(policies, !isCallback);
        RequestedDefinition.Understood understood = needed.complete(toBeTried(subject, with), subject.policyName());
        String route = (isCallback ? "/api/checks" : "/api/decisions")
                + subject.policyName().map(name -> "/" + name).orElse("");
        return new Configuration(
                line.value("--app").orElse("https://<app>.azurewebsites.net").replaceAll("/+$", "") + route,
                needed.headers(),
                subject.body(filled(subject, with, true)),
                isCallback,
                isCallback ? 0 : INTERVAL,
                isCallback ? timeout(understood) : INTERVAL * EVALUATIONS,
                resource(line.value("--resource")));
    }

    /** Each parameter that a policy needs has a value: one that says what to write there, or a macro to try the policy with. */
    private static Map<String, String> filled(Subject subject, Map<String, String> with, boolean toBeShown) {
        Map<String, String> filled = new LinkedHashMap<>(with);
        subject.policy().map(Policy::parameters).orElse(List.of()).stream()
                .filter(PolicyParameter::isRequired)
                .forEach(parameter -> filled.putIfAbsent(
                        parameter.name(),
                        toBeShown ? "<" + parameter.description() + ">" : "$(" + ASKED + parameter.name() + ")"));
        return filled;
    }

    /** Outside of quotes, the macros of what was not given can come to any JSON. */
    private static String toBeTried(Subject subject, Map<String, String> with) {
        return QUOTED.matcher(subject.body(filled(subject, with, false))).replaceAll("$1");
    }

    /** The options that give what a body has macros for. */
    static String asked(String body) {
        return Macro.names(body).stream()
                .map(name -> name.startsWith(ASKED)
                        ? "--with " + name.substring(ASKED.length()) + "=…"
                        : "a value in place of $(" + name + ")")
                .collect(Collectors.joining(", "));
    }

    /** Longer than Gatehouse waits, so that it can still say why it failed; no longer than its token lives. */
    private static int timeout(RequestedDefinition.Understood understood) {
        Duration wait = Defaults.STANDARD.longestWait(understood.definition());
        return (int) Math.min(TimeRules.TOKEN_LIFE, wait.toMinutes() + HOUR);
    }

    private static Configuration.Resource resource(Optional<String> text) {
        String[] parts = text.orElse("environment:<id>:<name>").split(":", 3);
        if (parts.length != 3 || !RESOURCES.contains(parts[0])) {
            throw new WrongUse(
                    "--resource is '" + text.orElse("") + "': write type:id:name, such as environment:97:production.");
        }
        return new Configuration.Resource(parts[0], parts[1], parts[2]);
    }
}
