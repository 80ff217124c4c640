package dev.gatehouse.ledger;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import dev.gatehouse.check.Fault;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes faults of what the storage libraries throw.
 *
 * @param store the part of the storage account that was called, as people know it: {@code the ledger (table GatehouseChecks)}
 * @param role the role that the app's identity needs for it
 * @param code reads the storage account's own name of an error
 */
public record StorageFaults(String store, String role, Function<HttpResponseException, Optional<String>> code) {

    private static final int MESSAGE_CHARS = 300;
    private static final int CAUSES = 20;

    /** The fault that an exception stands for. */
    public Fault of(RuntimeException thrown) {
        Optional<HttpResponseException> http = cause(thrown, HttpResponseException.class);
        if (http.isPresent() && http.get().getResponse() != null) {
            return answered(http.get(), http.get().getResponse());
        }
        if (cause(thrown, ClientAuthenticationException.class).isPresent()) {
            return Fault.refused("There is no token for " + store + ": " + line(thrown)
                    + ". Give the app a managed identity with the" + " role " + role
                    + " on the storage account, or correct the settings that begin with AzureWebJobsStorage__.");
        }
        if (cause(thrown, InterruptedException.class).isPresent()) {
            Thread.currentThread().interrupt();
            return Fault.passing("The call of " + store + " was cut short because the app stops.");
        }
        Optional<? extends Exception> broken = cause(thrown, IOException.class);
        if (broken.isEmpty()) {
            broken = cause(thrown, TimeoutException.class);
        }
        if (broken.isPresent()) {
            return Fault.passing(
                    "No answer came from " + store + " (" + line(broken.get()) + "). If this goes on, check that the"
                            + " storage account that AzureWebJobsStorage names exists and that its firewall lets the app in.");
        }
        if (thrown instanceof IllegalArgumentException) {
            // Its message may quote the connection string.
            return Fault.mistake("The storage library cannot use the setting AzureWebJobsStorage for " + store
                    + ". Copy the storage account's connection string anew.");
        }
        return Fault.passing(
                "The call of " + store + " failed: " + line(thrown) + ". If this goes on, report it with this line.");
    }

    private Fault answered(HttpResponseException thrown, HttpResponse response) {
        int status = response.getStatusCode();
        String answer =
                "HTTP " + status + code.apply(thrown).map(name -> " " + name).orElse("");
        if (status == 401 || status == 403) {
            return Fault.refused(
                    "Access to " + store + " was refused (" + answer + "). Give the app's identity the role " + role
                            + " on the storage account, or correct the key in AzureWebJobsStorage; and look at the account's firewall.");
        }
        if (status == 408 || status == 429 || status >= 500) {
            return Fault.passing(
                    "The storage account cannot serve " + store + " at the moment (" + answer
                            + "). If this goes on, look at the" + " account's health and load in the Azure portal.",
                    RetryAfter.of(response));
        }
        if (status == 409) {
            return Fault.passing("The storage account is changing " + store + " (" + answer
                    + "). If this goes on, check whether" + " somebody deletes or recreates it.");
        }
        if (status == 404) {
            return Fault.gone(
                    "The storage account does not have " + store + " (" + answer + "). Check that AzureWebJobsStorage"
                            + " names the right account and that nobody deletes it while the app runs.");
        }
        return Fault.mistake(
                "The storage account did not take what was sent to " + store + " (" + answer
                        + "). Check that AzureWebJobsStorage names a general-purpose storage account, and report it if it does.");
    }

    private static String line(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage())
                .lines()
                .findFirst()
                .map(String::strip)
                .orElse("");
        String cut = message.length() > MESSAGE_CHARS ? message.substring(0, MESSAGE_CHARS) : message;
        return thrown.getClass().getSimpleName() + ": "
                + (cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .limit(CAUSES)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
