package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevHostTest {

    private final PrintedText printed = new PrintedText();
    private final DevHost devHost = new DevHost(printed.stream(), Map.of());

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

    @Test
    void takesDeliveriesByHandUntilItIsStopped() throws Exception {
        FutureTask<Integer> serving = new FutureTask<>(
                () -> devHost.run(List.of("--no-scenario", "--port", "0", "--azure-pipelines-port", "0")));
        new Thread(serving, "development host").start();
        try {
            printed.await("curl -i");
            printed.await("-d '");

            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(curl(output()), HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode(), answer::body);
            printed.await("by hand: TaskCompleted failed");
            assertTrue(status(answer.body()).contains("failed"), () -> status(answer.body()));
        } finally {
            devHost.stop();
        }
        assertEquals(DevHost.SUCCEEDED, serving.get(30, TimeUnit.SECONDS));
    }

    @Test
    void runsTheFunctionsAloneUntilItIsStopped() throws Exception {
        FutureTask<Integer> serving = new FutureTask<>(() -> devHost.run(List.of("--functions-only", "--port", "0")));
        new Thread(serving, "development host").start();
        try {
            printed.await("/api/" + System.lineSeparator());
            String url = output().lines()
                    .filter(line -> line.startsWith(DevHost.FUNCTIONS))
                    .findFirst()
                    .orElseThrow()
                    .substring(DevHost.FUNCTIONS.length());

            get(URI.create(url + "checks/no-such-check"));

            printed.await("GET /api/checks/no-such-check → 404");
        } finally {
            devHost.stop();
        }
        assertEquals(DevHost.SUCCEEDED, serving.get(30, TimeUnit.SECONDS));
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the host answers at the URL that the acceptance named. */
    private static String status(String accepted) {
        Matcher url = Pattern.compile("\"statusUri\":\"([^\"]+)\"").matcher(accepted);
        assertTrue(url.find(), accepted);
        try {
            return get(URI.create(url.group(1))).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The printed command, with a definition that is decided at once. */
    private static HttpRequest curl(String output) {
        Matcher url = Pattern.compile("curl -i (\\S+)").matcher(output);
        assertTrue(url.find(), output);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.group(1)))
                .POST(BodyPublishers.ofString("{\"require\": {\"timelineTask\": {\"name\": \"No such task\"}}}"));
        Matcher header = Pattern.compile("-H \"(\\w[\\w-]*): ([^\"]+)\"").matcher(output);
        while (header.find()) {
            request.header(header.group(1), header.group(2));
        }
        return request.build();
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
            --functions-only --exit     | --functions-only has no scenario and no simulated Azure Pipelines: leave out
            --lease soon                | --lease is 'soon': write a duration such as PT30S.
            --lease PT0S                | --lease is PT0S: write a duration from PT1S to P7D.
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
        return printed.text();
    }
}
