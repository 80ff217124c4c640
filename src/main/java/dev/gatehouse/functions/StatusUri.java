package dev.gatehouse.functions;

import dev.gatehouse.check.CheckId;
import java.net.URI;

/** Where the state of a check can be read: beside the address it was delivered to, without that address' key. */
final class StatusUri {

    private static final String CHECKS = "/checks";

    private StatusUri() {}

    static String of(URI delivered, CheckId id) {
        String path = delivered.getPath();
        int end = path.lastIndexOf(CHECKS);
        String base = end < 0 ? "/api" : path.substring(0, end);
        return delivered.getScheme() + "://" + delivered.getAuthority() + base + CHECKS + "/" + id;
    }
}
