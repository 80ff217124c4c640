package dev.gatehouse.devhost.pipelines;

import java.time.Duration;

/** Lets time pass: in real time by sleeping, in virtual time by moving the clock. */
@FunctionalInterface
public interface Pause {

    void last(Duration duration) throws InterruptedException;
}
