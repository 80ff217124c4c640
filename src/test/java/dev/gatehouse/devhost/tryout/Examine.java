package dev.gatehouse.devhost.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.condition.Policies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says on the command line what is wrong with checks as they were configured, and exported over the REST API. */
public final class Examine {

    static final int FINE = 0;
    static final int FOUND = 1;
    static final int ERROR = 2;

    static final String USAGE = """
            Usage: <file>

            The file holds check configurations as the REST API of Azure DevOps answers them, one or a list:

            curl -u ":$AZURE_DEVOPS_PAT" \\
              'https://dev.azure.com/contoso/Shop/_apis/pipelines/checks/configurations?$expand=settings&resourceType=environment&resourceId=97&api-version=7.1-preview.1' \\
              -o checks.json

            Exit code 0: nothing is wrong; 1: something is; 2: the file cannot be read, or lacks settings.""";

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;
    private final Policies policies;

    Examine(PrintStream out, Policies policies) {
        this.out = out;
        this.policies = policies;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Examine(out, Policies.shipped()).run(List.of(arguments)));
    }

    /** Gives the exit code. */
    int run(List<String> arguments) {
        try {
            CommandLine line = CommandLine.parse(arguments, "a file", Set.of(), Set.of());
            return examine(configurations(line.subject()));
        } catch (WrongUse wrong) {
            out.println(wrong.sentence());
            out.println();
            out.println(USAGE);
            return ERROR;
        }
    }

    private int examine(List<JsonNode> configurations) {
        int findings = 0;
        for (JsonNode configuration : configurations) {
            findings += examine(new ExportedCheck(configuration));
        }
        return findings == 0 ? FINE : FOUND;
    }

    private int examine(ExportedCheck check) {
        if (!check.isInvocation()) {
            out.println(check + ": not an Invoke Azure Function or Invoke REST API check; left out.");
            return 0;
        }
        List<Complaint> complaints = new ArrayList<>();
        complaints.addAll(AddressRules.of(check));
        complaints.addAll(TimeRules.of(check));
        complaints.addAll(HeaderRules.of(check));
        complaints.addAll(MacroRules.of(check));
        complaints.addAll(new BodyRules(policies).of(check));
        out.println(check + ": " + count(complaints.size()));
        complaints.forEach(complaint -> {
            out.println("  " + complaint.where() + ": " + complaint.what());
            out.println("    " + complaint.advice());
        });
        return complaints.size();
    }

    private static String count(int complaints) {
        return switch (complaints) {
            case 0 -> "nothing is wrong.";
            case 1 -> "1 thing is wrong.";
            default -> complaints + " things are wrong.";
        };
    }

    private static List<JsonNode> configurations(String file) {
        JsonNode root = read(file);
        JsonNode list = root.path("value").isArray() ? root.path("value") : root;
        List<JsonNode> configurations = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(configurations::add);
        } else {
            configurations.add(list);
        }
        if (configurations.isEmpty()
                || configurations.stream().anyMatch(one -> !one.path("type").isObject())) {
            throw new WrongUse(
                    file + " holds no check configuration: an object with \"type\" and \"settings\", or a list.");
        }
        if (configurations.stream().map(ExportedCheck::new).anyMatch(ExportedCheck::lacksSettings)) {
            throw new WrongUse(file + " has checks without their settings: export with $expand=settings.");
        }
        return configurations;
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(Path.of(file)));
        } catch (JsonProcessingException e) {
            throw new WrongUse(file + " is not JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ")");
        } catch (NoSuchFileException e) {
            throw new WrongUse("There is no file " + file + ".");
        } catch (IOException e) {
            throw new WrongUse(file + " cannot be read: " + e);
        }
    }
}
