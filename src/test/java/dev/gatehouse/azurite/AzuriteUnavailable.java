package dev.gatehouse.azurite;

import org.jspecify.annotations.Nullable;

/** Azurite could not be started. The message is one line that says why and what to install. */
public final class AzuriteUnavailable extends Exception {

    private static final String REMEDY = "install Node.js 20 or later (it brings npx, which downloads azurite@"
            + Azurite.VERSION + " the first time)";

    AzuriteUnavailable(@Nullable String cause) {
        super("Azurite does not run here: " + cause + "; " + REMEDY);
    }
}
