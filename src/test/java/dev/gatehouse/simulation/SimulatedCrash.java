package dev.gatehouse.simulation;

/** The process dies here: no code of it runs any more, and nothing that it holds in memory is left. */
final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("simulated", null, false, false);
    }
}
