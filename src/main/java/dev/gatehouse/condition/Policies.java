package dev.gatehouse.condition;

import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The policies of an app, by name. Each is read when it is first asked for, once. */
public final class Policies {

    /** Those of an app that has none. */
    public static final Policies NONE = of(Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int VERSION_DIGITS = 12;

    private final PolicyFolder folder;
    private final Map<String, Policy> read = new ConcurrentHashMap<>();

    private Policies(PolicyFolder folder) {
        this.folder = folder;
    }

    /** Those that ship with the app, in the folder {@code policies} of its class path. */
    public static Policies shipped() {
        return shippedWith(Policies.class.getClassLoader());
    }

    /** The same of another class path. */
    public static Policies shippedWith(ClassLoader classPath) {
        return new Policies(new ShippedFolder(classPath, "policies"));
    }

    /** Those whose files these are, by name. */
    public static Policies of(Map<String, String> files) {
        Map<String, String> sorted = new TreeMap<>(files);
        return new Policies(new PolicyFolder() {
            @Override
            public List<String> names() {
                return List.copyOf(sorted.keySet());
            }

            @Override
            public Optional<byte[]> file(String name) {
                return Optional.ofNullable(sorted.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** All names, sorted; finding them out reads no policy. */
    public List<String> names() {
        return folder.names();
    }

    /** The policy of this name, in this very case. */
    public Optional<Policy> find(String name) {
        return Optional.ofNullable(read.get(name))
                .or(() -> Optional.of(name)
                        .filter(Policies::isName)
                        .flatMap(folder::file)
                        .map(file -> read.computeIfAbsent(name, absent -> policy(name, file))));
    }

    /** What is wrong with a file among the policies that no policy can be called like. */
    public static List<Problem> misnamed() {
        return List.of(Problem.inBody(
                JsonPath.ROOT,
                "a file whose name cannot be that of a policy",
                "name it with small letters, digits and '-', no '-' first, 63 at most, and .json"));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static Policy policy(String name, byte[] file) {
        return new Policy(new PolicyVersion(name, version(file)), PolicyText.read(file));
    }

    private static String version(byte[] file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, VERSION_DIGITS / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
