package dev.gatehouse.functions;

import dev.gatehouse.condition.Nearest;
import dev.gatehouse.evidence.Connection;
import dev.gatehouse.evidence.Credentials;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.webhook.SigningKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one connection. No sentence shows a value. */
final class ConnectionReader {

    private static final List<String> ADDRESS_AND_CREDENTIALS =
            List.of("URL", "USERNAME", "PASSWORD", "TOKEN", "CLIENT_ID", "CLIENT_SECRET", "TOKEN_URL", "SCOPE");

    /** Of connections that raise events, or are told what happened. */
    private static final List<String> SIGNATURE = List.of("SECRET", "SIGNATURE_HEADER");

    private static final List<String> KEYS =
            Stream.concat(ADDRESS_AND_CREDENTIALS.stream(), SIGNATURE.stream()).toList();

    private static final String SERVICE_NOW_TOKENS = "/oauth_token.do";
    private static final Pattern HEADER_TOKEN = Pattern.compile("[!-~]++");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,100}+");
    private static final Set<String> TAKEN = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "date",
            "expect",
            "host",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via");

    private static final List<String> TAKEN_PREFIXES = List.of("x-gatehouse-", "proxy-", "sec-");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String prefix;
    private final String name;
    private final Map<String, String> values;
    private final boolean loopback;
    private boolean isWrong;

    /**
     * The settings of a connection.
     *
     * @param name in lower case
     * @param values by their keys in upper case, without blanks around them
     */
    ConnectionReader(String name, Map<String, String> values, boolean loopback) {
        this.prefix = ConnectionsReader.PREFIX + name.toUpperCase(Locale.ROOT) + "__";
        this.name = name;
        this.values = values;
        this.loopback = loopback;
    }

    /** The connection; empty where something is wrong, or it has no address since it only raises events. */
    Optional<Connection> read(Consumer<String> wrong) {
        Consumer<String> refuse = sentence -> {
            isWrong = true;
            wrong.accept(sentence);
        };
        unknownKeys(refuse);
        unresolved(refuse);
        if (isWrong || ADDRESS_AND_CREDENTIALS.stream().noneMatch(this::has)) {
            return Optional.empty();
        }
        contradictions(refuse);
        incomplete(refuse);
        unsendable(refuse);
        Optional<URI> url = url("URL", values.get("URL"), refuse);
        Optional<URI> tokenUrl = has("CLIENT_ID") ? url.flatMap(base -> tokenUrl(base, refuse)) : Optional.empty();
        return isWrong ? Optional.empty() : url.map(base -> connection(base, tokenUrl));
    }

    /** What it signs with, where it has a secret. */
    Optional<SigningKey> signingKey(Consumer<String> wrong) {
        if (has("SIGNATURE_HEADER") && !has("SECRET")) {
            wrong.accept("The setting " + prefix + "SECRET is missing: it goes with SIGNATURE_HEADER. Add it.");
            return Optional.empty();
        }
        String header = values.getOrDefault("SIGNATURE_HEADER", SigningKey.USUAL_HEADER);
        if (!HEADER_NAME.matcher(header).matches() || isTaken(header.toLowerCase(Locale.ROOT))) {
            wrong.accept("The setting " + prefix
                    + "SIGNATURE_HEADER is not the name of a header for signatures: write one such as "
                    + SigningKey.USUAL_HEADER + ".");
            return Optional.empty();
        }
        return Optional.ofNullable(values.get("SECRET")).map(secret -> new SigningKey(secret, header));
    }

    /** Headers that say something else, to those who send or to those who take. */
    private static boolean isTaken(String header) {
        return TAKEN.contains(header) || TAKEN_PREFIXES.stream().anyMatch(header::startsWith);
    }

    private Connection connection(URI url, Optional<URI> tokenUrl) {
        return new Connection(name, url, under(url), credentials(tokenUrl));
    }

    private Credentials credentials(Optional<URI> tokenUrl) {
        if (has("USERNAME")) {
            return Credentials.Fixed.basic(value("USERNAME"), value("PASSWORD"));
        }
        if (has("TOKEN")) {
            return Credentials.Fixed.bearer(value("TOKEN"));
        }
        Optional<String> scope = Optional.ofNullable(values.get("SCOPE"));
        if (tokenUrl.isPresent()) {
            return new Credentials.OAuthClient(
                    value("CLIENT_ID"), value("CLIENT_SECRET"), tokenUrl.get(), under(tokenUrl.get()), scope);
        }
        return scope.<Credentials>map(Credentials.Identity::new).orElseGet(Credentials.None::new);
    }

    private void unknownKeys(Consumer<String> refuse) {
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> refuse.accept(
                        "The setting " + prefix + key + " is not known: " + Nearest.advice(key, KEYS, "keys") + "."));
    }

    private void unresolved(Consumer<String> refuse) {
        values.forEach((key, value) -> {
            if (value.startsWith("@Microsoft.KeyVault(")) {
                refuse.accept("The setting " + prefix + key + " is a Key Vault reference that could not be resolved:"
                        + " look at its status among the app's settings, and let the app's identity read the secret.");
            }
        });
    }

    private void contradictions(Consumer<String> refuse) {
        List<List<String>> ways =
                List.of(List.of("USERNAME", "PASSWORD"), List.of("TOKEN"), List.of("CLIENT_ID", "CLIENT_SECRET"));
        List<String> taken = ways.stream()
                .map(way -> way.stream().filter(this::has).collect(Collectors.joining(" and ")))
                .filter(way -> !way.isEmpty())
                .toList();
        if (taken.size() > 1) {
            refuse.accept("The connection " + prefix + "… has several kinds of credentials (" + String.join("; ", taken)
                    + "): leave one, USERNAME and PASSWORD, TOKEN, CLIENT_ID and CLIENT_SECRET, or SCOPE alone.");
        } else if (has("SCOPE") && !taken.isEmpty() && !hasClient()) {
            refuse.accept(
                    "The connection " + prefix + "… has SCOPE besides " + taken.get(0)
                            + ": it goes with CLIENT_ID and CLIENT_SECRET, or alone for a token of the app's identity. Remove one.");
        }
        if (has("TOKEN_URL") && !hasClient()) {
            refuse.accept("The setting " + prefix
                    + "TOKEN_URL goes with CLIENT_ID and CLIENT_SECRET: add them, or remove it.");
        }
    }

    private void incomplete(Consumer<String> refuse) {
        if (!has("URL")) {
            refuse.accept("The setting " + prefix
                    + "URL is missing: write the https URL that everything asked of this connection is under.");
        }
        together("USERNAME", "PASSWORD", refuse);
        together("CLIENT_ID", "CLIENT_SECRET", refuse);
    }

    private void together(String one, String other, Consumer<String> refuse) {
        if (has(one) != has(other)) {
            refuse.accept("The setting " + prefix + (has(one) ? other : one) + " is missing: it goes with "
                    + (has(one) ? one : other) + ". Add it.");
        }
    }

    private void unsendable(Consumer<String> refuse) {
        if (has("TOKEN") && !HEADER_TOKEN.matcher(value("TOKEN")).matches()) {
            refuse.accept("The setting " + prefix
                    + "TOKEN has blanks or characters that no header can carry: write the token alone, without a word"
                    + " such as Bearer before it.");
        }
        if (has("USERNAME") && value("USERNAME").contains(":")) {
            refuse.accept("The setting " + prefix + "USERNAME has a ':', which ends a user's name: correct it.");
        }
        Stream.of("USERNAME", "PASSWORD", "CLIENT_ID", "CLIENT_SECRET", "SCOPE")
                .filter(key -> has(key) && CONTROL.matcher(value(key)).find())
                .forEach(key -> refuse.accept("The setting " + prefix + key
                        + " has line breaks or other control characters: write it on one line."));
    }

    private Optional<URI> tokenUrl(URI base, Consumer<String> refuse) {
        String text = base.toString();
        return has("TOKEN_URL")
                ? url("TOKEN_URL", value("TOKEN_URL"), refuse)
                : Optional.of(URI.create(
                        (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + SERVICE_NOW_TOKENS));
    }

    private Optional<URI> url(String key, @Nullable String text, Consumer<String> refuse) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            return AllowedHosts.under(url, loopback).fold(hosts -> Optional.of(url), sentence -> {
                refuse.accept("The setting " + prefix + key + " cannot be called: " + sentence);
                return Optional.empty();
            });
        } catch (URISyntaxException e) {
            refuse.accept("The setting " + prefix + key
                    + " is not a URL: write one such as https://contoso.service-now.com.");
            return Optional.empty();
        }
    }

    private AllowedHosts under(URI url) {
        return AllowedHosts.under(url, loopback).fold(hosts -> hosts, sentence -> {
            throw new IllegalStateException("it was good a moment ago");
        });
    }

    private boolean hasClient() {
        return has("CLIENT_ID") || has("CLIENT_SECRET");
    }

    private boolean has(String key) {
        return values.containsKey(key);
    }

    private String value(String key) {
        return Objects.requireNonNull(values.get(key));
    }
}
