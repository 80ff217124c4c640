package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.functions.StorageSettings.ConnectionString;
import dev.gatehouse.functions.StorageSettings.Identity;
import dev.gatehouse.functions.StorageSettings.Source;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingsTest {

    private static final String KEY = "bm90IGEgcmVhbCBrZXksIGJ1dCBub2JvZHkgc2hvdWxkIHJlYWQgaXQ=";
    private static final URI TABLES = URI.create("https://contoso.table.core.windows.net");
    private static final URI QUEUES = URI.create("https://contoso.queue.core.windows.net");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UseDevelopmentStorage=true",
                "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=" + KEY
                        + ";EndpointSuffix=core.windows.net",
                "QueueEndpoint=https://a.queue.core.windows.net;TableEndpoint=https://a.table.core.windows.net;"
                        + "SharedAccessSignature=sv=2024&sig=x%3D;"
            })
    void takesAConnectionString(String connectionString) {
        assertEquals(new ConnectionString(connectionString), settings(Map.of("AzureWebJobsStorage", connectionString)));
    }

    @Test
    void neverShowsAConnectionString() {
        assertFalse(new ConnectionString("AccountName=contoso;AccountKey=" + KEY)
                .toString()
                .contains(KEY));
    }

    @Test
    void takesTheNameOfAnAccount() {
        assertEquals(
                new Identity(TABLES, QUEUES, Source.DEVELOPER, Optional.empty()),
                settings(Map.of("AzureWebJobsStorage__accountName", "contoso")));
    }

    @Test
    void takesServiceUrisAndAUserAssignedIdentity() {
        assertEquals(
                new Identity(TABLES, QUEUES, Source.MANAGED_IDENTITY, Optional.of("11111111")),
                settings(Map.of(
                        "AzureWebJobsStorage__queueServiceUri", QUEUES + "/",
                        "AzureWebJobsStorage__tableServiceUri", TABLES.toString(),
                        "AzureWebJobsStorage__blobServiceUri", "https://contoso.blob.core.windows.net",
                        "AzureWebJobsStorage__credential", "managedidentity",
                        "AzureWebJobsStorage__clientId", "11111111")));
    }

    @Test
    void readsNamesInAnyCaseAndWithColons() {
        assertEquals(
                new Identity(TABLES, QUEUES, Source.MANAGED_IDENTITY, Optional.empty()),
                settings(Map.of(
                        "AZUREWEBJOBSSTORAGE__ACCOUNTNAME", "contoso",
                        "AzureWebJobsStorage:credential", "ManagedIdentity")));
    }

    @Test
    void takesAnEmptySettingForAnAbsentOne() {
        assertEquals(
                new Identity(TABLES, QUEUES, Source.AZURE, Optional.empty()),
                settings(Map.of(
                        "AzureWebJobsStorage", " ",
                        "AzureWebJobsStorage__accountName", "contoso",
                        "IDENTITY_ENDPOINT", "http://localhost:8081/msi/token")));
    }

    @Test
    void saysThatNothingIsSet() {
        assertSays(Map.of("SOMETHING_ELSE", "x"), "AzureWebJobsStorage is missing", "UseDevelopmentStorage=true");
    }

    @Test
    void saysThatTwoWaysAreAskedForAtOnce() {
        assertSays(
                Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true", "AzureWebJobsStorage__accountName", "a"),
                "azurewebjobsstorage__accountname",
                "Remove one");
    }

    @Test
    void saysThatASettingIsThereTwice() {
        assertSays(
                Map.of("AzureWebJobsStorage__accountName", "one", "azurewebjobsstorage:accountname", "two"),
                "twice",
                "accountname");
    }

    @Test
    void saysWhichServiceUriIsMissing() {
        assertSays(
                Map.of("AzureWebJobsStorage__queueServiceUri", QUEUES.toString()),
                "AzureWebJobsStorage__tableServiceUri is missing",
                "https://<account>.table.core.windows.net");
        assertSays(
                Map.of("AzureWebJobsStorage__tableServiceUri", TABLES.toString()),
                "AzureWebJobsStorage__queueServiceUri is missing");
        assertSays(
                Map.of("AzureWebJobsStorage__credential", "managedidentity"),
                "AzureWebJobsStorage__tableServiceUri is missing",
                "AzureWebJobsStorage__accountName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://contoso.table.core.windows.net",
                "contoso.table.core.windows.net",
                "https://contoso.table.core.windows.net/tables",
                "https://user@contoso.table.core.windows.net",
                "https://contoso.table.core.windows.net?sv=1&sig=secret",
                "https://"
            })
    void saysThatAServiceUriIsNone(String uri) {
        String sentence = mistake(Map.of(
                "AzureWebJobsStorage__queueServiceUri",
                QUEUES.toString(),
                "AzureWebJobsStorage__tableServiceUri",
                uri));

        assertTrue(sentence.contains("AzureWebJobsStorage__tableServiceUri is '"), sentence);
        assertFalse(sentence.contains("secret"), sentence);
    }

    @Test
    void saysThatANameAndAUriNameDifferentAccounts() {
        assertSays(
                Map.of(
                        "AzureWebJobsStorage__accountName",
                        "fabrikam",
                        "AzureWebJobsStorage__tableServiceUri",
                        TABLES.toString()),
                "'fabrikam'",
                TABLES.toString(),
                "different storage accounts");
    }

    @Test
    void saysThatAnAccountCannotHaveThatName() {
        assertSays(
                Map.of("AzureWebJobsStorage__accountName", "https://contoso.blob.core.windows.net"),
                "AzureWebJobsStorage__accountName is 'https://contoso.blob.core.windows.net'");
    }

    @Test
    void saysThatItDoesNotKnowACredential() {
        assertSays(
                Map.of("AzureWebJobsStorage__accountName", "contoso", "AzureWebJobsStorage__credential", "password"),
                "AzureWebJobsStorage__credential is 'password'",
                "managedidentity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccountKey=" + KEY + ";nonsense|no connection string",
                "AccountName=contoso|lacks AccountName and AccountKey",
                "AccountName=contoso;AccountKey=%%%|not Base64",
                "TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=" + KEY + "|lacks QueueEndpoint",
                "QueueEndpoint=https://a.queue.core.windows.net;SharedAccessSignature=" + KEY + "|lacks TableEndpoint",
                "@Microsoft.KeyVault(SecretUri=https://vault/secrets/storage)|Key Vault reference"
            })
    void saysWhatIsWrongWithAConnectionStringWithoutShowingIt(String connectionString, String said) {
        String sentence = mistake(Map.of("AzureWebJobsStorage", connectionString));

        assertTrue(sentence.contains(said), sentence);
        assertFalse(sentence.contains(KEY), sentence);
    }

    private static StorageSettings settings(Map<String, String> environment) {
        return StorageSettings.from(environment).fold(settings -> settings, fault -> {
            throw new AssertionError(fault);
        });
    }

    private static String mistake(Map<String, String> environment) {
        Fault found = StorageSettings.from(environment)
                .fold(
                        settings -> {
                            throw new AssertionError("taken: " + settings);
                        },
                        fault -> fault);
        assertEquals(Fault.Kind.MISTAKE, found.kind());
        return found.sentence();
    }

    private static void assertSays(Map<String, String> environment, String... parts) {
        String sentence = mistake(environment);
        for (String part : parts) {
            assertTrue(sentence.contains(part), () -> "'" + part + "' is missing in: " + sentence);
        }
    }
}
