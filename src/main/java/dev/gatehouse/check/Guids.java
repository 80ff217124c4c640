package dev.gatehouse.check;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** GUIDs as Azure DevOps writes them, in any case; {@link UUID#fromString} alone takes shorter groups too. */
public final class Guids {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Guids() {}

    /** The GUID that a text is; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
