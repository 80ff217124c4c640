package dev.gatehouse.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An Azure DevOps on loopback, in a process of its own so that its work is not measured: every run waits, and has one open work item. It
 * answers at once, and the same to everybody.
 *
 * @param process where it runs
 * @param base its URL
 */
record LoopbackAzureDevOps(Process process, URI base) implements AutoCloseable {

    static LoopbackAzureDevOps start() throws IOException {
        Process process = Jvm.of(AzureDevOpsProcess.class, List.of(), List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IllegalStateException("the process of Azure DevOps has ended");
        }
        return new LoopbackAzureDevOps(process, URI.create("http://localhost:" + port));
    }

    /** What a delivery's {@code PlanUrl} is, at this URL. */
    static URI collection(URI base) {
        return base.resolve("/fabrikam/");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
