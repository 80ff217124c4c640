package dev.gatehouse.prometheus;

import org.jspecify.annotations.Nullable;

/** Prometheus could not be started. The message is one line that says why and what to install. */
public final class PrometheusUnavailable extends Exception {

    PrometheusUnavailable(@Nullable String cause) {
        super(
                "Prometheus does not run here: " + cause
                        + "; install it so that prometheus is on the PATH, on Debian and Ubuntu with apt-get install prometheus");
    }
}
