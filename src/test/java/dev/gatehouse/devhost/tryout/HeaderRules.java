package dev.gatehouse.devhost.tryout;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the headers of a check have to be. */
final class HeaderRules {

    private static final int MOST_OF_FUNCTION = 5_000;
    private static final int MOST_OF_REST = 2_000;

    /** Gatehouse finds it by itself. */
    private static final String NOT_NEEDED = "TimelineId";

    private static final Set<String> HUBS = Set.of("build", "release", "gates", "checks");
    private static final String OTHER_COLLECTION = "$(system.teamfoundationcollectionuri)";

    private final ExportedCheck check;
    private final List<Complaint> complaints = new ArrayList<>();

    private HeaderRules(ExportedCheck check) {
        this.check = check;
    }

    static List<Complaint> of(ExportedCheck check) {
        HeaderRules rules = new HeaderRules(check);
        rules.size();
        check.headers().ifPresentOrElse(rules::proposed, rules::unreadable);
        return rules.complaints;
    }

    private void size() {
        int length = check.input("headers").length();
        int most = check.isAzureFunction() ? MOST_OF_FUNCTION : MOST_OF_REST;
        if (length > most) {
            complain("Headers", length + " characters: the panel takes " + most, "Leave out what no condition needs.");
        }
    }

    private void unreadable() {
        complain(
                "Headers",
                check.input("headers").isEmpty() ? "empty" : "not a JSON object",
                "Write a JSON object, such as {\"PlanUrl\": \"$(system.CollectionUri)\", …}; mvn exec:java@configure"
                        + " prints it.");
    }

    private void proposed(Map<String, String> headers) {
        StandardHeaders.PROPOSED.forEach((name, macro) -> {
            if (!name.equals("Content-Type")) {
                value(headers, name).ifPresentOrElse(value -> value(name, macro, value), () -> missing(name, macro));
            }
        });
    }

    private void missing(String name, String macro) {
        if (!name.equals(NOT_NEEDED)) {
            complain("Header " + name, "missing", "Add \"" + name + "\": \"" + macro + "\".");
        }
    }

    private void value(String name, String macro, String value) {
        boolean isRight = value.equalsIgnoreCase(macro)
                || switch (name) {
                    case "PlanUrl" -> value.equalsIgnoreCase(OTHER_COLLECTION) || isCollection(value);
                    case "HubName" -> HUBS.contains(value.toLowerCase(Locale.ROOT));
                    default -> false;
                };
        if (!isRight) {
            complain(
                    "Header " + name,
                    value.isBlank() ? "empty" : name.equals("AuthToken") ? "not the job's token" : "\"" + value + "\"",
                    "Write \"" + name + "\": \"" + macro + "\""
                            + (name.equals(NOT_NEEDED) ? ", or leave it out." : "."));
        }
    }

    /** Whether this is the address of an organization or collection, rather than of something in it. */
    private static boolean isCollection(String value) {
        try {
            URI url = new URI(value);
            boolean hasHost = "https".equals(url.getScheme()) && url.getHost() != null;
            boolean isInCloud = hasHost && url.getHost().endsWith("dev.azure.com");
            long parts = hasHost
                    ? List.of(url.getPath().split("/", -1)).stream()
                            .filter(part -> !part.isEmpty())
                            .count()
                    : 0;
            return hasHost && (!isInCloud || parts == 1) && !url.getPath().contains("_apis");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> value(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void complain(String where, String what, String advice) {
        complaints.add(new Complaint(where, what, advice));
    }
}
