package dev.gatehouse.functions;

import dev.gatehouse.evidence.Connection;
import dev.gatehouse.webhook.SigningKey;
import java.util.List;
import java.util.Map;

/**
 * What the settings say of connections.
 *
 * @param connections those that have an address
 * @param signingKeys of those that have a secret, by name
 */
record ConnectionSettings(List<Connection> connections, Map<String, SigningKey> signingKeys) {

    ConnectionSettings {
        connections = List.copyOf(connections);
        signingKeys = Map.copyOf(signingKeys);
    }
}
