package dev.gatehouse.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

@WithPrometheus
class PrometheusTest {

    @Test
    void leavesNoProcessBehind() throws Exception {
        Prometheus own = Prometheus.start();
        own.close();
        assertFalse(own.process().isAlive());
    }

    @Test
    void saysWhatToInstallWhereItIsMissing() {
        PrometheusUnavailable missing =
                assertThrows(PrometheusUnavailable.class, () -> Prometheus.start("no-such-prometheus"));
        String end =
                "; install it so that prometheus is on the PATH, on Debian and Ubuntu with apt-get install prometheus";
        String message = String.valueOf(missing.getMessage());
        assertEquals(end, message.substring(message.length() - end.length()));
    }
}
