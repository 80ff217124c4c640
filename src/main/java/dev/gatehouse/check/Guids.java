package dev.gatehouse.check;

import java.util.Optional;
import java.util.UUID;

/** GUIDs as Azure DevOps writes them, in any case; {@link UUID#fromString} alone takes shorter groups too. */
public final class Guids {

    private static final int LENGTH = 36;

    private Guids() {}

    /** The GUID that a text is; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            UUID guid = UUID.fromString(text);
            return guid.toString().equalsIgnoreCase(text) ? Optional.of(guid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
