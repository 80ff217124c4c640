package dev.gatehouse.outbound;

import java.time.Duration;

/** Lets the current thread wait. */
public interface Sleeper {

    /** Waits in real time. */
    Sleeper REAL = pause -> Thread.sleep(pause.toMillis());

    void sleep(Duration pause) throws InterruptedException;
}
