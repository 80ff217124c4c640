package dev.gatehouse.evaluation;

import dev.gatehouse.check.Guids;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads single headers of one delivery and collects what is wrong with them. */
final class HeaderReader {

    private static final String GUID_ADVICE =
            "A GUID such as 67be341f-5310-552f-e0cd-7c580e77b98b is expected; Azure Pipelines sends it with \"%s\": \"%s\".";

    private final Map<String, String> headers;
    private final List<Problem> problems = new ArrayList<>();

    /** @param headers by name in lower case */
    HeaderReader(Map<String, String> headers) {
        this.headers = headers;
    }

    List<Problem> problems() {
        return problems;
    }

    void refuse(String name, String found, String advice) {
        problems.add(Problem.inHeader(name, found, advice));
    }

    /** A header that must be there; what is missing, empty or an unresolved macro is a problem. */
    Optional<String> required(String name, String macro) {
        String value = value(name);
        if (value.isEmpty()) {
            boolean there = headers.containsKey(name.toLowerCase(Locale.ROOT));
            refuse(
                    name,
                    there ? "an empty value" : "nothing",
                    "Add \"" + name + "\": \"" + macro + "\" to the check's headers.");
            return Optional.empty();
        }
        return readable(name, value);
    }

    /** The job token, also one that is refused for its length: it must not be shown all the same. */
    Optional<JobToken> token(String name, String macro) {
        required(name, macro);
        String value = value(name);
        return value.isEmpty() || Macros.isUnresolved(value) ? Optional.empty() : Optional.of(new JobToken(value));
    }

    Optional<UUID> requiredGuid(String name, String macro) {
        Optional<String> value = required(name, macro);
        return value.isPresent() ? guid(name, macro, value.get()) : Optional.empty();
    }

    /** A header that may be missing or empty, but not wrong. */
    Optional<UUID> optionalGuid(String name, String macro) {
        String value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return readable(name, value).isPresent() ? guid(name, macro, value) : Optional.empty();
    }

    Optional<Hub> hub(String name, String macro) {
        Optional<String> value = required(name, macro);
        Optional<Hub> hub = value.isPresent() ? Hub.named(value.get()) : Optional.empty();
        if (value.isPresent() && hub.isEmpty()) {
            refuse(name, value.get(), "The hubs are " + Hub.names() + ".");
        }
        return hub;
    }

    Optional<URI> planUrl(String name, String macro, PlanUrlRule rule) {
        Optional<String> value = required(name, macro);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(withoutSlashes(value.get()));
            Optional<String> refusal = rule.refusal(url);
            if (refusal.isEmpty()) {
                return Optional.of(url);
            }
            refuse(name, withoutSecrets(value.get()), refusal.get());
        } catch (URISyntaxException e) {
            refuse(name, withoutSecrets(value.get()), "A URL such as https://dev.azure.com/fabrikam/ is expected.");
        }
        return Optional.empty();
    }

    /** Whether a header is short enough to be read; one that is not is a problem. */
    boolean isShort(String name, String value) {
        if (name.length() > Limits.HEADER_NAME) {
            refuse(name, "a name of " + name.length() + " characters", "Write " + Limits.HEADER_NAME + " at most.");
            return false;
        }
        if (value.length() > Limits.HEADER_VALUE) {
            refuse(name, value.length() + " characters", "Write " + Limits.HEADER_VALUE + " at most.");
            return false;
        }
        return true;
    }

    private Optional<String> readable(String name, String value) {
        if (Macros.isUnresolved(value)) {
            refuse(name, value, Macros.ADVICE);
            return Optional.empty();
        }
        return isShort(name, value) ? Optional.of(value) : Optional.empty();
    }

    private static String withoutSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    /** A URL as it may be shown: what stands before an @ or behind a ? can be a credential, and that can hold a ? itself. */
    private static String withoutSecrets(String url) {
        int at = url.lastIndexOf('@');
        int slashes = url.indexOf("//");
        String scheme = slashes >= 0 && slashes < at ? url.substring(0, slashes + 2) : "";
        String shown = at < 0 ? url : scheme + "…" + url.substring(at);
        int query = shown.indexOf('?') < 0 ? shown.indexOf('#') : shown.indexOf('?');
        return query < 0 ? shown : shown.substring(0, query) + "?…";
    }

    private String value(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
    }

    private Optional<UUID> guid(String name, String macro, String value) {
        Optional<UUID> guid = Guids.parse(value);
        if (guid.isEmpty()) {
            refuse(name, value, GUID_ADVICE.formatted(name, macro));
        }
        return guid;
    }
}
