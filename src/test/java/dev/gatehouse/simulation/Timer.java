package dev.gatehouse.simulation;

import java.time.Duration;

/** Starts the reconciler, on one instance at a time, as often as its schedule says. */
final class Timer {

    /** How often {@code Reconcile} runs. */
    static final Duration PERIOD = Duration.ofMinutes(5);

    private final World world;
    private final Instances instances;

    Timer(World world, Instances instances) {
        this.world = world;
        this.instances = instances;
    }

    void begin() {
        world.scheduler().after(PERIOD, () -> {
            begin();
            Caller caller = new Caller(world, instances.any(Allowance.TIMER), Allowance.TIMER);
            world.scheduler().start(() -> instances.reconcile(caller));
        });
    }
}
