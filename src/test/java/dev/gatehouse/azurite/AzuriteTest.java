package dev.gatehouse.azurite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@WithAzurite
class AzuriteTest {

    @TempDir
    Path folder;

    @Test
    void leavesNoProcessBehind() throws Exception {
        Azurite own = Azurite.start();
        List<ProcessHandle> processes = own.processes();
        assertTrue(processes.size() >= 2, "npx and at least the node that it starts: " + processes);

        own.close();

        assertEquals(
                List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
    }

    @Test
    void twoDoNotMeet(Azurite shared) throws Exception {
        try (Azurite own = Azurite.start()) {
            assertFalse(own.connectionString().equals(shared.connectionString()), "each has ports of its own");
        }
    }

    @Test
    void saysWhatToInstallWithoutNode() {
        String message = messageOf(() -> Azurite.start("no-such-npx", Duration.ofSeconds(5)));

        assertTrue(message.contains("no-such-npx") && message.contains("install Node.js"), message);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsWhatAFailingNpxSaid() throws Exception {
        String npx = script("echo the registry cannot be reached; exit 1");

        String message = messageOf(() -> Azurite.start(npx, Duration.ofSeconds(30)));

        assertTrue(message.contains("the registry cannot be reached"), message);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void givesUpOnOneThatNeverListens() throws Exception {
        String npx = script("sleep 60");

        String message = messageOf(() -> Azurite.start(npx, Duration.ofMillis(300)));

        assertTrue(message.contains("did not listen within"), message);
    }

    private static String messageOf(Executable start) {
        return String.valueOf(assertThrows(AzuriteUnavailable.class, start).getMessage());
    }

    private String script(String line) throws IOException {
        Path script = Files.writeString(folder.resolve("npx"), "#!/bin/sh\n" + line + "\n");
        assertTrue(script.toFile().setExecutable(true), "the script can be run");
        return script.toString();
    }
}
