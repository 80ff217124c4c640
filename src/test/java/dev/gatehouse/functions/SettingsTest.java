package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evaluation.Defaults;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    private final Map<String, String> environment = new TestApp().settings;

    @Test
    void haveDefaults() {
        assertEquals(Defaults.STANDARD, read().defaults());
    }

    @Test
    void allowAzureDevOpsServicesOfEveryKindAndNothingElse() {
        for (String url : new String[] {
            "https://dev.azure.com/fabrikam", "https://vsrm.dev.azure.com/fabrikam", "https://fabrikam.visualstudio.com"
        }) {
            assertEquals(Optional.empty(), read().allowedHosts().refusal(URI.create(url)), url);
        }
        assertTrue(read().allowedHosts()
                .refusal(URI.create("https://dev.azure.com.example.org/fabrikam"))
                .isPresent());
    }

    @Test
    void canChangeWhatHoldsForEveryCheck() {
        environment.put("GATEHOUSE_DEFAULT_EVERY", "PT5M");
        environment.put("GATEHOUSE_DEFAULT_GIVE_UP_AFTER", "P1D");
        environment.put("GATEHOUSE_DRY_RUN", "TRUE");
        assertEquals(new Defaults(Duration.ofMinutes(5), Duration.ofDays(1), true), read().defaults());
    }

    @Test
    void keepEndedChecksForThirtyDaysUnlessToldOtherwise() {
        assertEquals(Duration.ofDays(30), read().retention());
        environment.put("GATEHOUSE_RETENTION_DAYS", "2");
        assertEquals(Duration.ofDays(2), read().retention());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "3651", "P30D", "2.5", "99999999999999"})
    void refuseARetentionThatIsNoNumberOfDaysOrShorterThanATokenLives(String days) {
        environment.put("GATEHOUSE_RETENTION_DAYS", days);
        assertTrue(
                wrong().contains("GATEHOUSE_RETENTION_DAYS is '" + days + "': write a whole number of days from 2"),
                wrong());
    }

    @Test
    void allowNoPrivateHostsUnlessTheyAreNamed() {
        assertEquals("none", read().privateHosts().named().toString());
        environment.put("GATEHOUSE_ALLOWED_PRIVATE_HOSTS", "tfs.contoso.local:8443, *.corp.contoso.com");
        assertEquals(
                "tfs.contoso.local:8443, *.corp.contoso.com",
                read().privateHosts().named().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.4", "https://tfs.contoso.local", "tfs.contoso.local/tfs", "*.local", "a b"})
    void refusePrivateHostsThatAreNoNamesWithPorts(String hosts) {
        environment.put("GATEHOUSE_ALLOWED_PRIVATE_HOSTS", hosts);
        assertTrue(wrong().startsWith("GATEHOUSE_ALLOWED_PRIVATE_HOSTS: "), wrong());
    }

    @Test
    void refuseLoopbackInAzure() {
        environment.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
        environment.put("WEBSITE_INSTANCE_ID", "some-instance");
        assertTrue(wrong().contains("for development only"), wrong());
    }

    @Test
    void nameEverythingThatIsWrongAtOnce() {
        environment.put("GATEHOUSE_SEAL_KEYS", "oops");
        environment.put("GATEHOUSE_ALLOWED_HOSTS", "https://dev.azure.com");
        environment.put("GATEHOUSE_ALLOWED_PRIVATE_HOSTS", "10.0.0.4");
        environment.put("GATEHOUSE_DEFAULT_EVERY", "1 minute");
        environment.put("GATEHOUSE_DEFAULT_GIVE_UP_AFTER", "P30D");
        environment.put("GATEHOUSE_DRY_RUN", "yes");
        for (String name : new String[] {
            "SEAL_KEYS", "ALLOWED_HOSTS", "ALLOWED_PRIVATE_HOSTS", "DEFAULT_EVERY", "DEFAULT_GIVE_UP_AFTER", "DRY_RUN"
        }) {
            assertTrue(wrong().contains("GATEHOUSE_" + name), wrong());
        }
    }

    private Settings read() {
        return Settings.read(environment).fold(settings -> settings, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    private String wrong() {
        return Settings.read(environment).fold(settings -> "nothing is wrong", fault -> fault.sentence());
    }
}
