package dev.gatehouse.functions;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/**
 * The credential of an identity. The Functions host takes {@code DefaultAzureCredential} where no credential is asked for; this is
 * its chain without the members that read the keyrings of desktops, whose native libraries a deployed app would carry in vain.
 */
final class StorageCredential {

    private StorageCredential() {}

    static TokenCredential of(StorageSettings.Identity identity, HttpClient http) {
        return switch (identity.source()) {
            case MANAGED_IDENTITY -> managed(identity, http);
            case AZURE ->
                new ChainedTokenCredentialBuilder()
                        .addLast(new EnvironmentCredentialBuilder()
                                .httpClient(http)
                                .build())
                        .addLast(managed(identity, http))
                        .build();
            case DEVELOPER ->
                new ChainedTokenCredentialBuilder()
                        .addLast(new EnvironmentCredentialBuilder()
                                .httpClient(http)
                                .build())
                        .addLast(new AzureCliCredentialBuilder().build())
                        .addLast(new AzureDeveloperCliCredentialBuilder().build())
                        .build();
        };
    }

    private static TokenCredential managed(StorageSettings.Identity identity, HttpClient http) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().httpClient(http);
        identity.clientId().ifPresent(builder::clientId);
        return builder.build();
    }
}
