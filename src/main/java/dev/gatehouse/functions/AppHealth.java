package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Policy;
import dev.gatehouse.ledger.CheckLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the app can do its work. What it finds is good for {@link #GOOD_FOR}, and one looks at a time, so that requests of
 * strangers cost nothing, and in particular no more than one read of the storage in that time.
 */
final class AppHealth {

    static final Duration GOOD_FOR = Duration.ofSeconds(30);

    /** Of a plan that there is not. */
    private static final CheckId NO_CHECK = new CheckId("0".repeat(32) + "-" + "0".repeat(20));

    private static final Logger LOG = LoggerFactory.getLogger(AppHealth.class);

    private final Supplier<? extends Answer<?>> settings;
    private final Supplier<Answer<CheckLedger>> ledger;
    private final Policies policies;
    private final InstantSource clock;
    private final Lazy<Map<String, List<Problem>>> broken = new Lazy<>(this::broken);
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Seen last;

    AppHealth(
            Supplier<? extends Answer<?>> settings,
            Supplier<Answer<CheckLedger>> ledger,
            Policies policies,
            InstantSource clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /** How the app is, or was a moment ago. */
    HealthReport report() {
        Seen seen = last;
        if (seen != null && (seen.isFresh(clock.instant()) || looking.isLocked())) {
            return seen.report();
        }
        looking.lock();
        try {
            Seen meanwhile = last;
            if (meanwhile != null && meanwhile.isFresh(clock.instant())) {
                return meanwhile.report();
            }
            HealthReport report = look(Optional.ofNullable(meanwhile).map(Seen::report));
            last = new Seen(report, clock.instant());
            return report;
        } finally {
            looking.unlock();
        }
    }

    private HealthReport look(Optional<HealthReport> before) {
        Optional<Fault> wrongSettings = settings.get().fold(read -> Optional.empty(), Optional::of);
        Optional<Fault> noStorage =
                ledger.get().then(ready -> ready.find(NO_CHECK)).fold(read -> Optional.empty(), Optional::of);
        HealthReport report = new HealthReport(wrongSettings.isEmpty(), noStorage.isEmpty(), broken.get());
        if (before.map(report::equals).orElse(report.isHealthy())) {
            return report;
        }
        wrongSettings.ifPresent(fault -> LOG.error("The app is not healthy: {}", fault.sentence()));
        noStorage.ifPresent(
                fault -> LOG.error("The app is not healthy, its ledger cannot be read: {}", fault.sentence()));
        report.broken()
                .forEach((name, problems) -> LOG.error(
                        "The app is not healthy, its policy {} is broken: {}", name, Refusals.inOneLine(problems)));
        if (report.isHealthy()) {
            LOG.info("The app is healthy again.");
        }
        return report;
    }

    private Map<String, List<Problem>> broken() {
        Map<String, List<Problem>> broken = new TreeMap<>();
        for (String name : policies.names()) {
            List<Problem> mistakes = policies.find(name).map(Policy::mistakes).orElseGet(Policies::misnamed);
            if (!mistakes.isEmpty()) {
                broken.put(name, mistakes);
            }
        }
        return broken;
    }

    /** A report, and when it was made. */
    private record Seen(HealthReport report, Instant at) {
        boolean isFresh(Instant now) {
            return now.isBefore(at.plus(GOOD_FOR));
        }
    }
}
