package dev.gatehouse.benchmark;

import java.lang.management.ManagementFactory;

/** The heap of this process. */
final class Heap {

    /** The bytes of a megabyte. */
    static final double MEGABYTE = 1024 * 1024;

    private static final int COLLECTIONS = 3;
    private static final long BETWEEN_MILLIS = 100;

    private Heap() {}

    /** How many megabytes are in use that are not garbage, more or less. */
    static double used() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(BETWEEN_MILLIS);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }
}
