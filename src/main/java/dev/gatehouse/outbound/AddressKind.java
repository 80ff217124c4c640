package dev.gatehouse.outbound;

/** What an IP address is for. */
enum AddressKind {
    PUBLIC("a public address"),
    /** Of networks inside an organization (RFC 1918, RFC 4193). */
    PRIVATE("a private address"),
    /** Between a carrier and its customers (RFC 6598); some private networks use it too. */
    SHARED("an address of a carrier's or a private network"),
    LOOPBACK("a loopback address"),
    /** Where clouds have the service that hands out an instance's credentials. */
    LINK_LOCAL("a link-local address"),
    /** 168.63.129.16, which answers each virtual machine of Azure with its configuration. */
    PLATFORM("an address of the Azure platform"),
    UNSPECIFIED("an unspecified address"),
    MULTICAST("a multicast address"),
    /** Addresses that have another one in them, which the next router may take for the one that is meant. */
    TUNNEL("an address of a tunnel or a translator"),
    DOCUMENTATION("an address for documentation"),
    BENCHMARKING("an address for benchmarks"),
    RESERVED("a reserved address");

    private final String words;

    AddressKind(String words) {
        this.words = words;
    }

    /** As in "has a private address". */
    String words() {
        return words;
    }
}
