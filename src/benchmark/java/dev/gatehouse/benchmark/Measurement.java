package dev.gatehouse.benchmark;

import java.util.List;

/** Measures one thing. */
interface Measurement {

    /** What stands above its rows. */
    String title();

    /** Measures it; what goes wrong ends the benchmark. */
    List<Row> run() throws Exception;
}
