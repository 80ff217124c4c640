package dev.gatehouse.outbound;

/**
 * Which hosts may have addresses that are not public: what {@code PlanUrl} and definitions name may resolve to anything, and no
 * call of theirs shall reach what only this instance can.
 *
 * @param named hosts that may be in a private network, each at its port; see {@link AllowedHosts#parseWithoutPaths}
 * @param loopback whether {@code localhost} and {@code 127.0.0.1} may be this machine
 */
public record PrivateHosts(AllowedHosts named, boolean loopback) {

    /** The setting that names them. */
    public static final String SETTING = "GATEHOUSE_ALLOWED_PRIVATE_HOSTS";

    /** Which addresses a call to this host and port may connect to. */
    Reach reach(String lowerCaseHost, int port) {
        if (loopback && AllowedHosts.LOOPBACK_HOSTS.contains(lowerCaseHost)) {
            return Reach.LOOPBACK;
        }
        return named.names(lowerCaseHost, port) ? Reach.PRIVATE : Reach.PUBLIC;
    }
}
