package dev.gatehouse.devhost.pipelines;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids of a scenario's things: the same for the same seed and name. */
record Ids(long seed) {

    UUID of(String kind, String name) {
        return UUID.nameUUIDFromBytes((seed + "/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
