package dev.gatehouse.evaluation;

import dev.gatehouse.check.Guids;
import dev.gatehouse.check.Hub;
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
        return Macros.isUnresolved(value) ? unresolved(name, value) : Optional.of(value);
    }

    Optional<UUID> requiredGuid(String name, String macro) {
        return required(name, macro).flatMap(value -> guid(name, macro, value));
    }

    /** A header that may be missing or empty, but not wrong. */
    Optional<UUID> optionalGuid(String name, String macro) {
        String value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Macros.isUnresolved(value) ? unresolved(name, value) : guid(name, macro, value);
    }

    Optional<Hub> hub(String name, String macro) {
        return required(name, macro).flatMap(value -> {
            Optional<Hub> hub = Hub.named(value);
            if (hub.isEmpty()) {
                refuse(name, value, "The hubs are " + Hub.names() + ".");
            }
            return hub;
        });
    }

    Optional<URI> planUrl(String name, String macro, PlanUrlRule rule) {
        return required(name, macro).flatMap(value -> {
            try {
                URI url = new URI(value.replaceAll("/+$", ""));
                Optional<String> refusal = rule.refusal(url);
                refusal.ifPresent(sentence -> refuse(name, withoutSecrets(value), sentence));
                return refusal.isPresent() ? Optional.empty() : Optional.of(url);
            } catch (URISyntaxException e) {
                refuse(name, withoutSecrets(value), "A URL such as https://dev.azure.com/fabrikam/ is expected.");
                return Optional.empty();
            }
        });
    }

    /** A URL as it may be shown: what stands before an @ or behind a ? can be a credential. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?#].*", "?…").replaceFirst("//.*@", "//…@");
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

    private <T> Optional<T> unresolved(String name, String value) {
        refuse(name, value, Macros.ADVICE);
        return Optional.empty();
    }
}
