package dev.gatehouse.simulation;

import java.time.Duration;

/**
 * Starts the reconciler as often as its schedule says: on one instance, and now and then on two at once, as when the host that
 * held the timer's lock stood still.
 */
final class Timer {

    /** How often {@code Reconcile} runs. */
    static final Duration PERIOD = Duration.ofMinutes(5);

    /** On whose behalf it calls. */
    static final String SUBJECT = "timer";

    private static final int TWICE_ONE_TIME_IN = 4;

    private final World world;
    private final Instances instances;

    Timer(World world, Instances instances) {
        this.world = world;
        this.instances = instances;
    }

    void begin() {
        world.scheduler().after(PERIOD, () -> {
            begin();
            int times = world.random(SUBJECT).nextInt(TWICE_ONE_TIME_IN) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                Caller caller = new Caller(world, instances.any(SUBJECT), SUBJECT);
                world.start(() -> instances.reconcile(caller));
            }
        });
    }
}
