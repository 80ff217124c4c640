package dev.gatehouse.outbound;

/** Which addresses a call may connect to. */
enum Reach {
    /** The Internet's. */
    PUBLIC,
    /** Those of private networks besides; never an instance's own, or those of the platform that it runs on. */
    PRIVATE,
    /** This machine's and no others, in development. */
    LOOPBACK;

    boolean includes(AddressKind kind) {
        return switch (this) {
            case PUBLIC -> kind == AddressKind.PUBLIC;
            case PRIVATE -> kind == AddressKind.PUBLIC || kind == AddressKind.PRIVATE || kind == AddressKind.SHARED;
            case LOOPBACK -> kind == AddressKind.LOOPBACK;
        };
    }

    /** Says why a host is not called whose addresses are of this kind. Which they are is nobody's business who reads it. */
    String refusal(String host, AddressKind kind) {
        return "The host " + host + " has " + kind.words() + ", and nothing was sent to it: " + advice(kind);
    }

    private String advice(AddressKind kind) {
        if (this == LOOPBACK) {
            return "with GATEHOUSE_ALLOW_LOOPBACK=true this name is for this machine only.";
        }
        if (kind == AddressKind.LOOPBACK) {
            return "only GATEHOUSE_ALLOW_LOOPBACK=true allows that, in development, for http://localhost and"
                    + " http://127.0.0.1.";
        }
        return PRIVATE.includes(kind)
                ? "if it is meant, " + PrivateHosts.SETTING + " has to name it, with its port unless that is 443."
                : "no setting allows that; correct the host's name or its addresses in DNS.";
    }
}
