package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@link StorageSettings}. */
final class StorageSettingsReader {

    private static final String PREFIX = "AzureWebJobsStorage";
    private static final String ACCOUNT_NAME = PREFIX + "__accountName";
    private static final String CREDENTIAL = PREFIX + "__credential";
    private static final String CLIENT_ID = PREFIX + "__clientId";
    private static final String MANAGED_IDENTITY = "managedidentity";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");

    /** App Service sets it where the app has an identity to give tokens for. */
    private static final String IDENTITY_ENDPOINT = "IDENTITY_ENDPOINT";

    private final Map<String, String> values = new TreeMap<>();
    private Optional<String> twice = Optional.empty();

    StorageSettingsReader(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!value.isBlank()) {
                String before = values.put(plain(name), value.strip());
                boolean ours = plain(name).startsWith(plain(PREFIX));
                if (ours && before != null && !before.equals(value.strip())) {
                    twice = Optional.of(name);
                }
            }
        });
    }

    Answer<StorageSettings> read() {
        if (twice.isPresent()) {
            return mistake(
                    "The setting " + twice.get() + " is there twice with different values, in another case or with ':'"
                            + " for '__'. Remove one of them.");
        }
        Optional<String> connectionString = value(PREFIX);
        Optional<String> identity = values.keySet().stream()
                .filter(name -> name.startsWith(plain(PREFIX) + "__"))
                .findFirst();
        if (connectionString.isPresent() && identity.isPresent()) {
            return mistake("The setting AzureWebJobsStorage holds a connection string, and " + identity.get()
                    + " asks for an identity. Remove one of the two.");
        }
        if (connectionString.isPresent()) {
            return ConnectionStrings.check(connectionString.get())
                    .<Answer<StorageSettings>>map(StorageSettingsReader::mistake)
                    .orElseGet(() -> Answer.given(new StorageSettings.ConnectionString(connectionString.get())));
        }
        if (identity.isPresent()) {
            return identity();
        }
        return mistake(
                "The setting AzureWebJobsStorage is missing. Set it to the connection string of the app's storage"
                        + " account, or set AzureWebJobsStorage__accountName for an identity. On a development machine"
                        + " UseDevelopmentStorage=true stands for Azurite.");
    }

    private Answer<StorageSettings> identity() {
        Optional<String> credential = value(CREDENTIAL);
        if (credential.filter(word -> !word.equalsIgnoreCase(MANAGED_IDENTITY)).isPresent()) {
            return mistake("The setting " + CREDENTIAL + " is '" + credential.get() + "'. Set it to " + MANAGED_IDENTITY
                    + ", or remove it to use the identity that is there.");
        }
        StorageSettings.Source source = credential.isPresent()
                ? StorageSettings.Source.MANAGED_IDENTITY
                : value(IDENTITY_ENDPOINT).isPresent()
                        ? StorageSettings.Source.AZURE
                        : StorageSettings.Source.DEVELOPER;
        return endpoint("table")
                .then(tables -> endpoint("queue")
                        .map(queues -> new StorageSettings.Identity(tables, queues, source, value(CLIENT_ID))));
    }

    private Answer<URI> endpoint(String service) {
        String setting = PREFIX + "__" + service + "ServiceUri";
        Optional<String> account = value(ACCOUNT_NAME);
        Optional<String> uri = value(setting);
        if (account.filter(name -> !ACCOUNT.matcher(name).matches()).isPresent()) {
            return mistake(
                    "The setting " + ACCOUNT_NAME + " is '" + account.get() + "', which no storage account is called:"
                            + " write its name alone, 3 to 24 lower-case letters and digits.");
        }
        Optional<String> usual = account.map(name -> "https://" + name + "." + service + ".core.windows.net");
        if (uri.isEmpty()) {
            return usual.<Answer<URI>>map(url -> Answer.given(URI.create(url)))
                    .orElseGet(() -> mistake("The setting " + setting + " is missing. Set it to https://<account>."
                            + service + ".core.windows.net, or set " + ACCOUNT_NAME + " instead of the service URIs."));
        }
        Optional<URI> parsed = https(uri.get());
        if (parsed.isEmpty()) {
            return mistake("The setting " + setting + " is '" + withoutQuery(uri.get())
                    + "'. Write the service's https URL without a" + " path or a signature, such as https://contoso."
                    + service + ".core.windows.net.");
        }
        if (account.filter(name -> !parsed.get().getHost().startsWith(name + "."))
                .isPresent()) {
            return mistake("The settings " + ACCOUNT_NAME + " ('" + account.get() + "') and " + setting + " ('"
                    + parsed.get() + "') name different storage accounts. Remove one of them.");
        }
        return Answer.given(parsed.get());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(plain(name)));
    }

    private static Optional<URI> https(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean plain = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A query may be a signature, which is a secret. */
    private static String withoutQuery(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query) + "?…";
    }

    private static String plain(String name) {
        return name.replace(":", "__").toLowerCase(Locale.ROOT);
    }

    private static <T> Answer<T> mistake(String sentence) {
        return Answer.failed(Fault.mistake(sentence));
    }
}
