package dev.gatehouse.devhost.tryout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a check is delivered, with which key, and what becomes of the answer. */
final class AddressRules {

    static final String SUCCESS_CRITERIA = "eq(root['result'], 'succeeded')";

    private static final Pattern CHECKS = Pattern.compile("(?i)(^|/)checks(/[^/?#]*)?/?([?#].*)?$");
    private static final Pattern DECISIONS = Pattern.compile("(?i)(^|/)decisions(/[^/?#]*)?/?([?#].*)?$");
    private static final Pattern KEY = Pattern.compile("(?i)(^|[?&])code=([^&#]*)");

    private final ExportedCheck check;
    private final List<Complaint> complaints = new ArrayList<>();

    private AddressRules(ExportedCheck check) {
        this.check = check;
    }

    static List<Complaint> of(ExportedCheck check) {
        AddressRules rules = new AddressRules(check);
        rules.completion();
        rules.address();
        rules.method();
        rules.keys();
        return rules.complaints;
    }

    private void completion() {
        String completion = check.input("waitForCompletion").toLowerCase(Locale.ROOT);
        if (!completion.equals("true") && !completion.equals("false")) {
            complain(
                    "Completion event",
                    completion.isEmpty()
                            ? "not set (waitForCompletion), which is ApiResponse"
                            : "waitForCompletion is \"" + completion + "\"",
                    "Write \"true\" for Callback, \"false\" for ApiResponse.");
        }
        if (!check.isCallback()) {
            successCriteria(check.input("successCriteria"));
        }
    }

    private void successCriteria(String criteria) {
        if (criteria.isEmpty()) {
            complain(
                    "Success criteria",
                    "empty: every answer with status 200 passes, one that says failed too",
                    "Write " + SUCCESS_CRITERIA + ".");
            return;
        }
        Expression.parse(criteria)
                .fold(
                        expression -> {
                            if (!holds(expression, "succeeded")
                                    || holds(expression, "failed")
                                    || holds(expression, "pending")) {
                                complain(
                                        "Success criteria",
                                        criteria + " does not tell \"succeeded\" from \"failed\" and \"pending\"",
                                        "Write " + SUCCESS_CRITERIA + ".");
                            }
                            return true;
                        },
                        problem -> {
                            complain("Success criteria", problem.sentence(), "Write " + SUCCESS_CRITERIA + ".");
                            return false;
                        });
    }

    private static boolean holds(Expression criteria, String result) {
        return criteria.evaluate(JsonNodeFactory.instance.objectNode().put("result", result))
                .fold(holds -> holds, problem -> false);
    }

    private void address() {
        String address = check.address();
        String shown = '"' + address.replaceAll("[?#].*", "") + '"';
        String field = check.isAzureFunction() ? "Azure function URL" : "URL suffix and parameters";
        if (check.isAzureFunction() && !address.startsWith("https://") && !address.startsWith("$(")) {
            complain(field, shown + " does not begin with https://", "Write https://<app>/api/checks.");
        }
        boolean toChecks = CHECKS.matcher(address).find();
        boolean toDecisions = DECISIONS.matcher(address).find();
        if (check.isCallback() && toDecisions) {
            complain(
                    field,
                    "/decisions answers at once and never calls back: in Callback the stage would wait until its time-out",
                    "Write …/api/checks, or use ApiResponse.");
        } else if (!check.isCallback() && toChecks) {
            complain(
                    field,
                    "/checks answers \"accepted\" and calls back later: in ApiResponse that never passes",
                    "Write …/api/decisions, or use Callback.");
        } else if (!toChecks && !toDecisions && !Macro.isIn(address) && !(check.isRestApi() && address.isEmpty())) {
            complain(
                    field,
                    shown + " is none of Gatehouse's",
                    check.isCallback()
                            ? "Write …/api/checks, or …/api/checks/<policy>."
                            : "Write …/api/decisions, or …/api/decisions/<policy>.");
        }
    }

    private void method() {
        String method = check.input("method");
        if (!method.isEmpty() && !method.equalsIgnoreCase("POST")) {
            complain("Method", method, "Write POST.");
        }
    }

    private void keys() {
        if (check.isAzureFunction()) {
            keyInUrl("Azure function URL", check.input("function"));
            keyInUrl("Query parameters", check.input("queryParameters"));
            String key = check.input("key");
            if (!key.isEmpty() && !Macro.isAll(key)) {
                complain(
                        "Function key",
                        "written as it is, so that everybody can read it who may see the check",
                        "Put it into a secret variable of the linked variable group, and write $(gatehouseKey).");
            }
        } else if (KEY.matcher(check.input("urlSuffix")).results().anyMatch(found -> !Macro.isAll(found.group(2)))) {
            complain(
                    "URL suffix and parameters",
                    "the function's key is written as it is",
                    "Put it into a secret variable of the linked variable group, and write code=$(gatehouseKey).");
        }
    }

    private void keyInUrl(String field, String text) {
        if (KEY.matcher(text).find()) {
            complain(
                    field,
                    "the function's key is part of it, where logs keep it",
                    "Write the key into the field Function key, as $(gatehouseKey) of the linked variable group.");
        }
    }

    private void complain(String where, String what, String advice) {
        complaints.add(new Complaint(where, what, advice));
    }
}
