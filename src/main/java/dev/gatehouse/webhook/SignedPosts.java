package dev.gatehouse.webhook;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evidence.Outgoing;
import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends notices: as JSON, signed with the secret of their connection. */
public final class SignedPosts {

    /** What happened, for whoever sorts requests before reading them. */
    private static final String EVENT = "X-Gatehouse-Event";

    /** The notice's id, the same each time that it is sent. */
    private static final String DELIVERY = "X-Gatehouse-Delivery";

    private final Outgoing outgoing;
    private final Map<String, SigningKey> keys;

    /**
     * Posts through these connections.
     *
     * @param keys what is signed with, by the connection's name in lower case
     */
    public SignedPosts(Outgoing outgoing, Map<String, SigningKey> keys) {
        this.outgoing = outgoing;
        this.keys = Map.copyOf(keys);
    }

    /** Makes one attempt; empty once the other side has taken it. */
    public Optional<Fault> send(Notice notice) {
        return Optional.ofNullable(keys.get(notice.connection()))
                .map(key -> send(notice, key))
                .orElseGet(() -> Optional.of(Fault.mistake("The connection \"" + notice.connection()
                        + "\" has no secret to sign with any more: add the setting GATEHOUSE_CONNECTIONS__"
                        + notice.connection().toUpperCase(Locale.ROOT) + "__SECRET.")));
    }

    private Optional<Fault> send(Notice notice, SigningKey key) {
        byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
        return outgoing.post(
                "telling that the check is " + notice.happening().word(),
                notice.connection(),
                notice.path(),
                Map.of(
                        key.header(),
                        signature(notice.signature(), key, body),
                        EVENT,
                        notice.happening().word(),
                        DELIVERY,
                        notice.id()),
                body);
    }

    private static String signature(Notice.Signature signature, SigningKey key, byte[] body) {
        HexFormat hex = HexFormat.of();
        return switch (signature) {
            case SHA_1 -> "sha1=" + hex.formatHex(key.sign(Hash.SHA_1, body));
            case SHA_256 -> "sha256=" + hex.formatHex(key.sign(Hash.SHA_256, body));
        };
    }
}
