package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cold app answers within the 3 seconds that Azure Pipelines waits because it loads little: the classes loaded in a fresh JVM
 * are listed by the JVM itself.
 */
final class ColdAcceptanceTest {

    private static final List<String> NEVER =
            List.of("com.azure.", "okhttp3.", "okio.", "kotlin.", "reactor.", "com.jayway.", "net.minidev.");

    private static final List<String> OF_POLICIES = List.of(
            "dev.gatehouse.condition.PolicyText",
            "dev.gatehouse.condition.Filling",
            "java.util.jar.JarFile$JarEntryIterator");

    /** What a definition, and a policy, may load: a little more than they do. Every class costs a cold app time. */
    private static final int MOST_OF_A_DEFINITION = 650;

    private static final int MOST_OF_A_POLICY = 750;

    @TempDir
    Path folder;

    @Test
    void loadsNothingOfTheAzureSdkOrTheHttpClientOrJsonPaths() throws Exception {
        Path log = folder.resolve("classes.log");
        String output = acceptInAFreshJvm(log, "a definition");
        assertTrue(output.contains("200 {\"id\":\""), output);
        List<String> loaded = loadedClasses(log);
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(name -> isForbidden(name) || OF_POLICIES.contains(name))
                        .toList());
        assertFew(MOST_OF_A_DEFINITION, "a definition", loaded);
    }

    @Test
    void loadsNoMoreForAPolicyThanWhatFillsIt() throws Exception {
        Path log = folder.resolve("classes.log");
        String output = acceptInAFreshJvm(log, "a policy");
        assertTrue(output.contains("200 {\"id\":\""), output);
        List<String> loaded = loadedClasses(log);
        assertEquals(
                List.of(),
                loaded.stream().filter(ColdAcceptanceTest::isForbidden).toList());
        assertFew(MOST_OF_A_POLICY, "a policy", loaded);
    }

    private String acceptInAFreshJvm(Path log, String what) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:file=" + log + "::filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                ColdAcceptance.class.getName(),
                what);
        jvm.environment()
                .put("GATEHOUSE_SEAL_KEYS", "test:" + Base64.getEncoder().encodeToString(new byte[32]));
        jvm.environment().put("GATEHOUSE_CONNECTIONS__SERVICENOW__URL", "https://contoso.service-now.com");
        jvm.environment().put("GATEHOUSE_CONNECTIONS__SERVICENOW__CLIENT_ID", "gate");
        jvm.environment().put("GATEHOUSE_CONNECTIONS__SERVICENOW__CLIENT_SECRET", "secret");
        Process process =
                jvm.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the acceptance did not end");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** Lines look like {@code [0.041s][info][class,load] java.lang.Object source: shared objects file}. */
    private static List<String> loadedClasses(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" source: .*", ""))
                    .toList();
        }
    }

    private static boolean isForbidden(String name) {
        return NEVER.stream().anyMatch(name::startsWith);
    }

    private static void assertFew(int most, String what, List<String> loaded) {
        int begin = loaded.indexOf(ColdAcceptance.class.getName() + "$Begin");
        int end = loaded.indexOf(ColdAcceptance.class.getName() + "$End");
        assertTrue(begin > 0 && end > begin, "the marks are missing: " + begin + ", " + end);
        List<String> acceptance = loaded.subList(begin + 1, end);
        System.out.printf(
                "The first acceptance of %s in a fresh JVM loads %d classes: %d of Gatehouse, %d of Jackson, %d of Java."
                        + " The JVM had loaded %d before.%n",
                what,
                acceptance.size(),
                count(acceptance, "dev.gatehouse."),
                count(acceptance, "com.fasterxml."),
                count(acceptance, "java.", "javax.", "jdk.", "sun.", "com.sun."),
                begin);
        assertTrue(
                acceptance.size() <= most,
                () -> "more than " + most + ": " + acceptance.size() + ", of which " + String.join(", ", acceptance));
    }

    private static long count(List<String> classes, String... prefixes) {
        return classes.stream()
                .filter(name -> Stream.of(prefixes).anyMatch(name::startsWith))
                .count();
    }
}
