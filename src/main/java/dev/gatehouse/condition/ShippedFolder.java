package dev.gatehouse.condition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder on the class path: in directories, as after a build, and in jars, as the app is deployed. */
final class ShippedFolder implements PolicyFolder {

    private static final String ENDING = ".json";

    private final ClassLoader classPath;
    private final String folder;
    private @Nullable List<String> names;

    ShippedFolder(ClassLoader classPath, String folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    @Override
    public synchronized List<String> names() {
        if (names == null) {
            names = list();
        }
        return names;
    }

    @Override
    public Optional<byte[]> file(String name) {
        try (InputStream file = classPath.getResourceAsStream(folder + "/" + name + ENDING)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("what is part of the app can be read", e);
        }
    }

    private List<String> list() {
        NavigableSet<String> found = new TreeSet<>();
        try {
            for (URL place : Collections.list(classPath.getResources(folder))) {
                files(place)
                        .filter(file -> file.endsWith(ENDING))
                        .map(file -> file.substring(0, file.length() - ENDING.length()))
                        .forEach(found::add);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("what is part of the app can be read", e);
        }
        return List.copyOf(found);
    }

    private Stream<String> files(URL place) throws IOException, URISyntaxException {
        URLConnection connection = place.openConnection();
        if (connection instanceof JarURLConnection jar) {
            // A jar of its own, to be closed here; the shared one is the class loader's.
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                String prefix = folder + "/";
                return file.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList()
                        .stream();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
