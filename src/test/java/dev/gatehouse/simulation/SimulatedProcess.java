package dev.gatehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** An instance of the app: a clock of its own, and a life that ends with a crash; the next begins at once. */
final class SimulatedProcess implements InstantSource {

    /** Messages that an instance handles at once; few, so that they wait for each other now and then. */
    private static final int AT_ONCE = 6;

    private final String name;
    private final InstantSource time;
    private final Duration skew;
    private int life;
    private int busy;

    SimulatedProcess(String name, InstantSource time, Duration skew) {
        this.name = name;
        this.time = time;
        this.skew = skew;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(skew);
    }

    int life() {
        return life;
    }

    boolean hasRoom() {
        return busy < AT_ONCE;
    }

    void begin() {
        busy++;
    }

    void end(int begunInLife) {
        if (begunInLife == life) {
            busy--;
        }
    }

    void die() {
        life++;
        busy = 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
