package dev.gatehouse.benchmark;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The program of {@link LoopbackAzureDevOps}. */
public final class AzureDevOpsProcess {

    private static final int OK = 200;

    private AzureDevOpsProcess() {}

    /** Prints its port, and serves until whoever started it has ended. */
    public static void main(String[] args) throws IOException {
        HeardCalls heard = new HeardCalls();
        try (LoopbackServer server = LoopbackServer.start("azure-devops", 0, exchange -> answer(exchange, heard))) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of its input is the end of who started it.
            }
        }
    }

    private static void answer(HttpExchange exchange, HeardCalls heard) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean isAboutThem = path.equals(HeardCalls.PATH);
            if (!isAboutThem) {
                heard.hear(exchange, body);
            }
            String answer = isAboutThem ? heard.json() : answer(exchange.getRequestMethod(), path);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8; api-version=7.1");
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String answer(String method, String path) {
        if (path.endsWith("/workitems")) {
            return "{\"count\":1,\"value\":[{\"id\":\"12\",\"url\":\"https://dev.azure.com/fabrikam/_apis/wit/workItems/12\"}]}";
        }
        if (path.endsWith("/workitemsbatch")) {
            return "{\"count\":1,\"value\":[{\"id\":12,\"rev\":3,\"fields\":{\"System.TeamProject\":\"Fabrikam\","
                    + "\"System.WorkItemType\":\"Bug\",\"System.State\":\"Active\","
                    + "\"System.Title\":\"Totals are rounded twice\"},"
                    + "\"url\":\"https://dev.azure.com/fabrikam/_apis/wit/workItems/12\"}]}";
        }
        if (path.endsWith("/states")) {
            return "{\"count\":2,\"value\":[{\"name\":\"Active\",\"category\":\"InProgress\"},"
                    + "{\"name\":\"Closed\",\"category\":\"Completed\"}]}";
        }
        if (path.contains("/builds/")) {
            return "{\"id\":7,\"status\":\"inProgress\",\"reason\":\"manual\","
                    + "\"sourceVersion\":\"8c3b1d0a9e5f4c7db6a2901e3f5d7c9b1a3e5f70\"}";
        }
        if (path.contains("/plans/") && !path.contains("/logs") && !path.contains("/timelines")) {
            return "{\"version\":14,\"planType\":\"checks\",\"state\":\"inProgress\"}";
        }
        if (method.equals("POST") && path.contains("/logs")) {
            return "{\"id\":1,\"lineCount\":0}";
        }
        return "{\"count\":0,\"value\":[]}";
    }
}
