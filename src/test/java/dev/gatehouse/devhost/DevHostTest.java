package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevHostTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final DevHost devHost = new DevHost(new PrintStream(printed, true, StandardCharsets.UTF_8), Map.of());

    @Test
    void endsWith0WhenTheCheckSucceeds() {
        int code = play("basic-task-executed");

        assertEquals(DevHost.SUCCEEDED, code, this::output);
        assertTrue(output().contains("TaskCompleted succeeded"), this::output);
        assertTrue(output().contains("Everything is as the scenario expects."), this::output);
    }

    @Test
    void endsWith1WhenTheCheckFails() {
        int code = play("basic-task-missing");

        assertEquals(DevHost.FAILED, code, this::output);
        assertTrue(output().contains("Decision of \"check\": failed"), this::output);
    }

    @Test
    void showsWhyADeliveryWasRefused() {
        int code = play("misconfigured-definition");

        assertEquals(DevHost.FAILED, code, this::output);
        assertTrue(output().contains("the check failed: 400"), this::output);
        assertTrue(output().contains("$.evry"), this::output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --bogus                     | Unknown option --bogus; --help lists the options.
            --port                      | --port needs a value; --help says which.
            --port 70000                | --port is 70000: write a port from 0 to 65535.
            --port many                 | --port is 'many': write a whole number.
            --storage disk              | --storage is 'disk': write memory, azurite or environment.
            --scenario nowhere          | There is no scenario nowhere: write a file, or a name from
            --storage environment       | --storage environment needs a connection string in the environment variable
            --exit --no-scenario        | --exit ends after a scenario, and --no-scenario plays none: leave out one
            """)
    void endsWith2WhenItIsNotUsedRight(String arguments, String expected) {
        int code = devHost.run(List.of(arguments.strip().split(" ", -1)));

        assertEquals(DevHost.WRONG_USE, code);
        assertTrue(output().startsWith(expected), this::output);
    }

    @Test
    void helps() {
        assertEquals(DevHost.SUCCEEDED, devHost.run(List.of("--help")));
        assertTrue(output().contains("--azure-pipelines-port N"), this::output);
    }

    private int play(String scenario) {
        List<String> arguments = new ArrayList<>(List.of("--exit", "--port", "0", "--azure-pipelines-port", "0"));
        arguments.addAll(List.of("--scenario", scenario));
        return devHost.run(arguments);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
