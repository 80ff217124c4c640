package dev.gatehouse.outbound;

import static dev.gatehouse.outbound.AddressKind.BENCHMARKING;
import static dev.gatehouse.outbound.AddressKind.DOCUMENTATION;
import static dev.gatehouse.outbound.AddressKind.LINK_LOCAL;
import static dev.gatehouse.outbound.AddressKind.LOOPBACK;
import static dev.gatehouse.outbound.AddressKind.MULTICAST;
import static dev.gatehouse.outbound.AddressKind.PLATFORM;
import static dev.gatehouse.outbound.AddressKind.PRIVATE;
import static dev.gatehouse.outbound.AddressKind.PUBLIC;
import static dev.gatehouse.outbound.AddressKind.RESERVED;
import static dev.gatehouse.outbound.AddressKind.SHARED;
import static dev.gatehouse.outbound.AddressKind.TUNNEL;
import static dev.gatehouse.outbound.AddressKind.UNSPECIFIED;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A block of IP addresses that serve one purpose: IANA's special-purpose registries, and what Azure adds to them.
 *
 * @param start its first address, of 4 or 16 bytes as {@code bits} says
 * @param prefix how many leading bits all its addresses share
 * @param bits how many bits an address has
 */
record AddressBlock(BigInteger start, int prefix, int bits, AddressKind kind) {

    private static final int IPV4_BYTES = 4;

    /** The first that an address is in says what it is for. */
    private static final List<AddressBlock> IPV4 = List.of(
            block("168.63.129.16/32", PLATFORM),
            block("0.0.0.0/8", UNSPECIFIED),
            block("10.0.0.0/8", PRIVATE),
            block("100.64.0.0/10", SHARED),
            block("127.0.0.0/8", LOOPBACK),
            block("169.254.0.0/16", LINK_LOCAL),
            block("172.16.0.0/12", PRIVATE),
            block("192.0.0.0/24", RESERVED),
            block("192.0.2.0/24", DOCUMENTATION),
            block("192.88.99.0/24", TUNNEL),
            block("192.168.0.0/16", PRIVATE),
            block("198.18.0.0/15", BENCHMARKING),
            block("198.51.100.0/24", DOCUMENTATION),
            block("203.0.113.0/24", DOCUMENTATION),
            block("224.0.0.0/4", MULTICAST),
            block("240.0.0.0/4", RESERVED),
            block("0.0.0.0/0", PUBLIC));

    /** The same; only 2000::/3 was ever given to anybody. */
    private static final List<AddressBlock> IPV6 = List.of(
            block("::/128", UNSPECIFIED),
            block("::1/128", LOOPBACK),
            block("64:ff9b:1::/48", TUNNEL),
            block("2001::/32", TUNNEL),
            block("2001:2::/48", BENCHMARKING),
            block("2001::/23", RESERVED),
            block("2001:db8::/32", DOCUMENTATION),
            block("2002::/16", TUNNEL),
            block("3fff::/20", DOCUMENTATION),
            block("2000::/3", PUBLIC),
            block("fc00::/7", PRIVATE),
            block("fe80::/10", LINK_LOCAL),
            block("fec0::/10", PRIVATE),
            block("ff00::/8", MULTICAST),
            block("::/0", RESERVED));

    /**
     * Blocks whose last 32 bits are the IPv4 address that is reached: mapped addresses, and those by which a host that has IPv6
     * alone reaches IPv4 (RFC 6052).
     */
    private static final List<AddressBlock> IPV4_IN_IPV6 = List.of(
            // ::ffff:0:0/96, which the JDK would read as an IPv4 address
            new AddressBlock(BigInteger.valueOf(0xFFFF).shiftLeft(32), 96, 128, PUBLIC), block("64:ff9b::/96", PUBLIC));

    /** What an address is for. */
    static AddressKind kindOf(InetAddress address) {
        return kindOf(address.getAddress());
    }

    private static AddressKind kindOf(byte[] address) {
        if (IPV4_IN_IPV6.stream().anyMatch(block -> block.contains(address))) {
            return kindOf(Arrays.copyOfRange(address, address.length - IPV4_BYTES, address.length));
        }
        return (address.length == IPV4_BYTES ? IPV4 : IPV6)
                .stream()
                        .filter(block -> block.contains(address))
                        .findFirst()
                        .orElseThrow()
                        .kind();
    }

    private boolean contains(byte[] address) {
        return address.length * Byte.SIZE == bits
                && new BigInteger(1, address)
                                .xor(start)
                                .shiftRight(bits - prefix)
                                .signum()
                        == 0;
    }

    private static byte[] literal(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
    }

    private static AddressBlock block(String cidr, AddressKind kind) {
        int slash = cidr.indexOf('/');
        byte[] start = literal(cidr.substring(0, slash));
        return new AddressBlock(
                new BigInteger(1, start), Integer.parseInt(cidr.substring(slash + 1)), start.length * Byte.SIZE, kind);
    }
}
