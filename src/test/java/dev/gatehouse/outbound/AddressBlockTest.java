package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each address is for, at both edges of each block. */
final class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, UNSPECIFIED",
        "0.255.255.255, UNSPECIFIED",
        "1.0.0.0, PUBLIC",
        "9.255.255.255, PUBLIC",
        "10.0.0.0, PRIVATE",
        "10.255.255.255, PRIVATE",
        "11.0.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.64.0.0, SHARED",
        "100.127.255.255, SHARED",
        "100.128.0.0, PUBLIC",
        "126.255.255.255, PUBLIC",
        "127.0.0.0, LOOPBACK",
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "128.0.0.0, PUBLIC",
        "168.63.129.15, PUBLIC",
        "168.63.129.16, PLATFORM",
        "168.63.129.17, PUBLIC",
        "169.253.255.255, PUBLIC",
        "169.254.0.0, LINK_LOCAL",
        "169.254.169.254, LINK_LOCAL",
        "169.254.255.255, LINK_LOCAL",
        "169.255.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, PUBLIC",
        "191.255.255.255, PUBLIC",
        "192.0.0.0, RESERVED",
        "192.0.0.255, RESERVED",
        "192.0.1.255, PUBLIC",
        "192.0.2.0, DOCUMENTATION",
        "192.0.2.255, DOCUMENTATION",
        "192.0.3.0, PUBLIC",
        "192.88.98.255, PUBLIC",
        "192.88.99.0, TUNNEL",
        "192.88.99.255, TUNNEL",
        "192.88.100.0, PUBLIC",
        "192.167.255.255, PUBLIC",
        "192.168.0.0, PRIVATE",
        "192.168.255.255, PRIVATE",
        "192.169.0.0, PUBLIC",
        "198.17.255.255, PUBLIC",
        "198.18.0.0, BENCHMARKING",
        "198.19.255.255, BENCHMARKING",
        "198.20.0.0, PUBLIC",
        "198.51.99.255, PUBLIC",
        "198.51.100.0, DOCUMENTATION",
        "198.51.100.255, DOCUMENTATION",
        "198.51.101.0, PUBLIC",
        "203.0.112.255, PUBLIC",
        "203.0.113.0, DOCUMENTATION",
        "203.0.113.255, DOCUMENTATION",
        "203.0.114.0, PUBLIC",
        "223.255.255.255, PUBLIC",
        "224.0.0.0, MULTICAST",
        "239.255.255.255, MULTICAST",
        "240.0.0.0, RESERVED",
        "255.255.255.255, RESERVED",
    })
    void tellsWhatAnIpv4AddressIsFor(String address, AddressKind kind) throws UnknownHostException {
        assertEquals(kind, AddressBlock.kindOf(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "::, UNSPECIFIED",
        "::1, LOOPBACK",
        "::2, RESERVED",
        // IPv4-compatible, which nothing uses any more
        "::7f00:1, RESERVED",
        "::a9fe:a9fe, RESERVED",
        "64:ff9b:1::, TUNNEL",
        "64:ff9b:1:ffff:ffff:ffff:7f00:1, TUNNEL",
        "64:ff9b:2::, RESERVED",
        "100::, RESERVED",
        "100::ffff:ffff:ffff:ffff, RESERVED",
        "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
        "2000::, PUBLIC",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC",
        "2001::, TUNNEL",
        "2001:0:ffff:ffff:ffff:ffff:ffff:ffff, TUNNEL",
        "2001:1::1, RESERVED",
        "2001:2::, BENCHMARKING",
        "2001:2:0:ffff:ffff:ffff:ffff:ffff, BENCHMARKING",
        "2001:20::1, RESERVED",
        "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
        "2001:200::, PUBLIC",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC",
        "2001:db8::, DOCUMENTATION",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, DOCUMENTATION",
        "2001:db9::, PUBLIC",
        "2002::, TUNNEL",
        "2002:7f00:1::1, TUNNEL",
        "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, TUNNEL",
        "2003::, PUBLIC",
        "2603:1030::1, PUBLIC",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC",
        "3fff::, DOCUMENTATION",
        "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, DOCUMENTATION",
        "3fff:1000::, PUBLIC",
        "4000::, RESERVED",
        "5f00::1, RESERVED",
        "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
        "fc00::, PRIVATE",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PRIVATE",
        "fe00::, RESERVED",
        "fe80::1, LINK_LOCAL",
        "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, LINK_LOCAL",
        "fec0::, PRIVATE",
        "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PRIVATE",
        "ff00::, MULTICAST",
        "ff02::1, MULTICAST",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, MULTICAST",
    })
    void tellsWhatAnIpv6AddressIsFor(String address, AddressKind kind) throws UnknownHostException {
        assertEquals(kind, AddressBlock.kindOf(Inet6Address.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "10.1.2.3, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "168.63.129.16, PLATFORM",
        "0.0.0.0, UNSPECIFIED",
        "255.255.255.255, RESERVED",
    })
    void looksThroughAnIpv6AddressAtTheIpv4AddressThatIsReached(String address, AddressKind kind)
            throws UnknownHostException {
        byte[] ipv4 = InetAddress.getByName(address).getAddress();

        assertEquals(kind, AddressBlock.kindOf(in("00000000000000000000ffff", ipv4)), "mapped");
        assertEquals(kind, AddressBlock.kindOf(in("0064ff9b0000000000000000", ipv4)), "NAT64");
    }

    /** The JDK's own predicates are fewer, but what they tell they tell as this does. */
    @Test
    void callsNoAddressPublicThatTheJdkKnowsToBeSpecial() throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes[0] = (byte) (random.nextBoolean() ? 0xFE : 127);
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean isSpecial = address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
            if (isSpecial) {
                assertEquals(false, AddressBlock.kindOf(address) == AddressKind.PUBLIC, address.toString());
            }
        }
    }

    /** An address as a resolver can give it; the JDK would make an {@link Inet4Address} of a mapped one. */
    private static Inet6Address in(String prefix, byte[] ipv4) throws UnknownHostException {
        byte[] whole = Arrays.copyOf(new BigInteger("1" + prefix + "00000000", 16).toByteArray(), 17);
        System.arraycopy(ipv4, 0, whole, 13, 4);
        return Inet6Address.getByAddress("name.example", Arrays.copyOfRange(whole, 1, 17), -1);
    }
}
