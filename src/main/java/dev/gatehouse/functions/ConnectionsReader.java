package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.Connection;
import dev.gatehouse.webhook.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the settings {@code GATEHOUSE_CONNECTIONS__<NAME>__<KEY>}, names and keys in any case, and sorts them by connection. */
final class ConnectionsReader {

    static final String PREFIX = "GATEHOUSE_CONNECTIONS__";

    /** What a definition can write, and no part of a setting's name that could be read in two ways. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]|_(?!_)){0,39}+(?<!_)");

    private final boolean loopback;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Map<String, String>> byName = new TreeMap<>();

    private ConnectionsReader(boolean loopback) {
        this.loopback = loopback;
    }

    /** All connections, or a sentence about each part that is wrong. */
    static Answer<ConnectionSettings> read(Map<String, String> environment, boolean loopback) {
        ConnectionsReader reader = new ConnectionsReader(loopback);
        for (Map.Entry<String, String> setting : new TreeMap<>(environment).entrySet()) {
            if (isOfAConnection(setting.getKey()) && !setting.getValue().isBlank()) {
                reader.sort(setting.getKey(), setting.getValue().strip());
            }
        }
        ConnectionSettings connections = reader.connections();
        return reader.wrong.isEmpty()
                ? Answer.given(connections)
                : Answer.failed(Fault.mistake(String.join(" ", reader.wrong)));
    }

    private static boolean isOfAConnection(String setting) {
        return setting.toUpperCase(Locale.ROOT).startsWith(PREFIX);
    }

    private void sort(String setting, String value) {
        String rest = setting.substring(PREFIX.length());
        int end = rest.lastIndexOf("__");
        String name = rest.substring(0, Math.max(end, 0)).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            wrong.add("The setting " + setting + " names no connection: write " + PREFIX + "<NAME>__<KEY>, such as "
                    + PREFIX + "SERVICENOW__URL, the name in up to 40 letters, digits, single '_', '-' and '.'.");
            return;
        }
        String before = byName.computeIfAbsent(name, unknown -> new TreeMap<>())
                .putIfAbsent(rest.substring(end + 2).toUpperCase(Locale.ROOT), value);
        if (before != null && !before.equals(value)) {
            wrong.add("The setting " + setting
                    + " is there twice with different values, in another case. Remove one of them.");
        }
    }

    private ConnectionSettings connections() {
        List<Connection> connections = new ArrayList<>();
        Map<String, SigningKey> signingKeys = new TreeMap<>();
        for (Map.Entry<String, Map<String, String>> one : byName.entrySet()) {
            ConnectionReader reader = new ConnectionReader(one.getKey(), one.getValue(), loopback);
            reader.read(wrong::add).ifPresent(connections::add);
            reader.signingKey(wrong::add).ifPresent(key -> signingKeys.put(one.getKey(), key));
        }
        return new ConnectionSettings(connections, signingKeys);
    }
}
