package dev.gatehouse.functions;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks whether a storage account's connection string has what tables and queues need. Never shows any of it. */
final class ConnectionStrings {

    private static final String REMEDY = " Copy the connection string anew from the storage account's access keys.";

    private ConnectionStrings() {}

    /** What is wrong with it, and what to do; empty when nothing is. */
    static Optional<String> check(String text) {
        if (text.startsWith("@Microsoft.KeyVault(")) {
            return Optional.of(
                    "The setting AzureWebJobsStorage is a Key Vault reference that could not be resolved. Look at its"
                            + " status among the app's settings, and let the app's identity read the secret.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (!part.isBlank() && equals < 1) {
                return Optional.of(
                        "The setting AzureWebJobsStorage is no connection string: it has a part without a name and '='."
                                + REMEDY);
            }
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return "true".equalsIgnoreCase(parts.get("usedevelopmentstorage")) ? Optional.empty() : checkAccount(parts);
    }

    private static Optional<String> checkAccount(Map<String, String> parts) {
        boolean signed = has(parts, "sharedaccesssignature");
        if (!signed && !(has(parts, "accountname") && has(parts, "accountkey"))) {
            return Optional.of("The connection string in AzureWebJobsStorage lacks AccountName and AccountKey, or a"
                    + " SharedAccessSignature." + REMEDY);
        }
        if (!isBase64(parts.getOrDefault("accountkey", ""))) {
            return Optional.of(
                    "The AccountKey of the connection string in AzureWebJobsStorage is not Base64." + REMEDY);
        }
        for (String service : List.of("Queue", "Table")) {
            boolean named = has(parts, service.toLowerCase(Locale.ROOT) + "endpoint");
            if (!named && !has(parts, "accountname")) {
                return Optional.of(
                        "The connection string in AzureWebJobsStorage lacks " + service + "Endpoint." + REMEDY);
            }
        }
        return Optional.empty();
    }

    private static boolean has(Map<String, String> parts, String name) {
        return !parts.getOrDefault(name, "").isEmpty();
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
