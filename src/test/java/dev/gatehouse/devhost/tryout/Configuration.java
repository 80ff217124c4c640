package dev.gatehouse.devhost.tryout;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a check has to be configured with.
 *
 * @param url where it is delivered
 * @param headers in their order
 * @param body empty for none
 * @param isCallback whether Azure Pipelines waits for a call back; else the answer itself decides
 * @param interval the time between evaluations, in minutes
 * @param timeout in minutes
 * @param resource what the check guards
 */
record Configuration(
        String url,
        Map<String, String> headers,
        String body,
        boolean isCallback,
        int interval,
        int timeout,
        Resource resource) {

    /** What a check guards, as the REST API names it. */
    record Resource(String type, String id, String name) {}

    private static final String KEY = "$(gatehouseKey)";
    private static final String GROUP = "gatehouse";
    private static final String EMPTY = "(empty)";
    private static final int COLUMN = 26;
    private static final int MOST_OF_HEADERS = 5_000;
    private static final String LIST =
            "https://dev.azure.com/<organization>/<project>/_apis/pipelines/checks/configurations?api-version=7.1-preview.1";
    private static final ObjectWriter PRETTY = Subject.JSON.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** The values of the panel, field by field; those of several lines stand for themselves, to be copied. */
    List<String> panel() {
        List<String> lines = new ArrayList<>();
        lines.add("Approvals and checks, +, Invoke Azure Function:");
        lines.add("");
        field(lines, "Azure function URL", url);
        field(lines, "Function key", KEY);
        field(lines, "Method", "POST");
        field(lines, "Headers", headersText());
        field(lines, "Query parameters", EMPTY);
        field(lines, "Body", body.isEmpty() ? EMPTY : body);
        field(lines, "Completion event", isCallback ? "Callback" : "ApiResponse");
        field(lines, "Success criteria", isCallback ? EMPTY : AddressRules.SUCCESS_CRITERIA);
        field(lines, "Time between evaluations", String.valueOf(interval));
        field(lines, "Timeout", String.valueOf(timeout));
        field(lines, "Link variable group", GROUP + ", or whichever has the secret variable gatehouseKey");
        return lines;
    }

    private static void field(List<String> lines, String name, String value) {
        if (value.contains("\n")) {
            lines.add(name);
            lines.addAll(value.lines().toList());
        } else {
            lines.add(name + " ".repeat(COLUMN - name.length()) + value);
        }
    }

    /** The same as a call of the REST API, for a shell. */
    List<String> restCall() {
        List<String> lines = new ArrayList<>();
        lines.add("curl --fail-with-body -u \":$AZURE_DEVOPS_PAT\" -H 'Content-Type: application/json' \\");
        lines.add("  '" + LIST + "' \\");
        lines.add("  --data-binary @- <<'JSON'");
        lines.addAll(text(json()).lines().toList());
        lines.add("JSON");
        return lines;
    }

    ObjectNode json() {
        ObjectNode check = Subject.JSON.createObjectNode();
        check.putObject("type").put("id", ExportedCheck.TASK_CHECK).put("name", "Task Check");
        ObjectNode settings = check.putObject("settings").put("displayName", "Gatehouse");
        settings.putObject("definitionRef")
                .put("id", ExportedCheck.AZURE_FUNCTION)
                .put("name", "AzureFunction")
                .put("version", "1.0.12");
        ObjectNode inputs = settings.putObject("inputs")
                .put("function", url)
                .put("key", KEY)
                .put("method", "POST")
                .put("headers", headersText())
                .put("body", body)
                .put("waitForCompletion", String.valueOf(isCallback));
        if (!isCallback) {
            inputs.put("successCriteria", AddressRules.SUCCESS_CRITERIA);
        }
        settings.put("retryInterval", interval).put("linkedVariableGroup", GROUP);
        check.putObject("resource")
                .put("type", resource.type())
                .put("id", resource.id())
                .put("name", resource.name());
        return check.put("timeout", timeout);
    }

    /** What does not fit into Azure DevOps, in sentences. */
    List<String> misfits() {
        List<String> misfits = new ArrayList<>();
        if (body.length() > BodyRules.LONGEST) {
            misfits.add("The body has " + body.length() + " characters, and the panel takes " + BodyRules.LONGEST
                    + ": make a policy of it.");
        }
        int length = headersText().length();
        if (length > MOST_OF_HEADERS) {
            misfits.add("The headers have " + length + " characters, and the panel takes " + MOST_OF_HEADERS
                    + ": leave some out.");
        }
        return misfits;
    }

    private String headersText() {
        ObjectNode object = Subject.JSON.createObjectNode();
        headers.forEach(object::put);
        return text(object);
    }

    private static String text(ObjectNode json) {
        try {
            return PRETTY.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can be written", e);
        }
    }
}
