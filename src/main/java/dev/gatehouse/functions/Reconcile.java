package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.Reconciler;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees from time to time to checks that are overdue and to those that have ended. */
public final class Reconcile {

    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

    private final Gatehouse gatehouse;

    /** For the Functions host, which makes a new instance for every run. */
    public Reconcile() {
        this(ThisApp.GATEHOUSE);
    }

    public Reconcile(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    /**
     * Runs every 5 minutes. A run that fails is an error in the log, and the next one takes up what it left.
     *
     * @param timer what the host knows of the timer
     */
    @FunctionName("Reconcile")
    public void run(@TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer, ExecutionContext context) {
        InvocationLog.during(
                context,
                () -> gatehouse
                        .reconciler()
                        .<Optional<Fault>>fold(Reconciler::run, Optional::of)
                        .ifPresent(fault -> LOG.error("Overdue checks were not all seen to: {}", fault.sentence())));
    }
}
