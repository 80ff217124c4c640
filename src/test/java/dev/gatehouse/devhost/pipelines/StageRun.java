package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario.StageCheck;
import dev.gatehouse.devhost.scenario.Scenario.StageChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of a stage that are not delivered to the functions, as they are now. Guarded by its world's lock. */
final class StageRun {

    /** The checks of a plan that no scenario describes. */
    static final StageChecks NONE = new StageChecks(true, List.of());

    private final boolean served;
    private final Map<String, StageCheck> checks = new LinkedHashMap<>();

    StageRun(StageChecks checks) {
        this.served = checks.served();
        checks.others().forEach(check -> this.checks.put(check.name(), check));
    }

    /** Whether the service has an API for them. */
    boolean isServed() {
        return served;
    }

    List<StageCheck> checks() {
        return List.copyOf(checks.values());
    }

    void move(String name, String status, String message) {
        checks.computeIfPresent(
                name, (same, check) -> new StageCheck(name, check.type(), status, message, check.order()));
    }
}
