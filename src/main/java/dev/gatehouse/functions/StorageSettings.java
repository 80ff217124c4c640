package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the app reaches its own storage account: the settings that begin with {@code AzureWebJobsStorage}. */
public sealed interface StorageSettings {

    /**
     * Reads the settings as the Functions host does: names in any case, {@code :} for {@code __}, empty values as absent.
     *
     * @param environment the app's settings
     * @return the settings, or a mistake whose sentence says which setting is missing or contradicts another
     */
    static Answer<StorageSettings> from(Map<String, String> environment) {
        return new StorageSettingsReader(environment).read();
    }

    /** Goes on with the settings of the one kind or of the other. */
    <R> R fold(Function<ConnectionString, R> connectionString, Function<Identity, R> identity);

    /**
     * With the account's key or a signature.
     *
     * @param value the connection string, a secret
     */
    record ConnectionString(String value) implements StorageSettings {
        @Override
        public <R> R fold(Function<ConnectionString, R> connectionString, Function<Identity, R> identity) {
            return connectionString.apply(this);
        }

        /** Never the connection string. */
        @Override
        public String toString() {
            return "ConnectionString[redacted]";
        }
    }

    /**
     * With an identity of Microsoft Entra ID.
     *
     * @param tableEndpoint the table service, an https URL
     * @param queueEndpoint the queue service, an https URL
     * @param source where its tokens come from
     * @param clientId which of the app's user-assigned managed identities; absent for the system-assigned one
     */
    record Identity(URI tableEndpoint, URI queueEndpoint, Source source, Optional<String> clientId)
            implements StorageSettings {
        @Override
        public <R> R fold(Function<ConnectionString, R> connectionString, Function<Identity, R> identity) {
            return identity.apply(this);
        }
    }

    /** Where the tokens of an identity come from. */
    enum Source {
        /** {@code AzureWebJobsStorage__credential} asks for the managed identity. */
        MANAGED_IDENTITY,
        /** Nothing is asked for, and the app runs in Azure: a service principal in the environment or the managed identity. */
        AZURE,
        /** Nothing is asked for, elsewhere: a service principal in the environment or who is signed in to the Azure CLI. */
        DEVELOPER
    }
}
