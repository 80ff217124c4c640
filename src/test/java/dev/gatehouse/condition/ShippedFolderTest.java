package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies are found in directories, as tests have them, and in a jar, as the app is deployed. */
final class ShippedFolderTest {

    @TempDir
    Path folder;

    @Test
    void findsFilesInADirectory() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/quality.json"), "{}");
        Files.writeString(folder.resolve("policies/canary.json"), "{}");
        Files.writeString(folder.resolve("policies/notes.txt"), "not a policy");

        assertFound(folder.toUri().toURL());
    }

    @Test
    void findsFilesInAJar() throws IOException {
        assertFound(jar().toUri().toURL());
    }

    @Test
    void findsNothingWhereNoneShip() throws IOException {
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertEquals(List.of(), new ShippedFolder(classPath, "policies").names());
            assertEquals(Optional.empty(), new ShippedFolder(classPath, "policies").file("canary"));
        }
    }

    private static void assertFound(URL place) throws IOException {
        try (URLClassLoader classPath = new URLClassLoader(new URL[] {place}, null)) {
            ShippedFolder policies = new ShippedFolder(classPath, "policies");

            assertEquals(List.of("canary", "quality"), policies.names());
            assertEquals(
                    Optional.of("{}"), policies.file("quality").map(file -> new String(file, StandardCharsets.UTF_8)));
            assertEquals(Optional.empty(), policies.file("production"));
        }
    }

    /** A jar like Maven's, which has entries of folders. */
    private Path jar() throws IOException {
        Path file = folder.resolve("with space.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("policies/"));
            for (String name : List.of("policies/quality.json", "policies/canary.json", "other/production.json")) {
                jar.putNextEntry(new JarEntry(name));
                jar.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
