package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class UsedBuffersTest {

    private static final int ALL = 64 * 1024;
    private static final int ONE = 8 * 1024;

    @Test
    void keepNothingOfWhatWasInThem() {
        Buffer used = new Buffer();
        used.write(new byte[ONE + 1]).writeUtf8("Authorization: Basic OnRva2Vu");
        used.clear();

        UsedBuffers.overwrite();

        for (byte[] buffer : kept()) {
            assertTrue(isZero(buffer), () -> "left: " + new String(buffer, StandardCharsets.UTF_8));
        }
    }

    @Test
    void areGivenBack() {
        UsedBuffers.overwrite();
        IdentityHashMap<byte[], Boolean> before = new IdentityHashMap<>();
        kept().forEach(buffer -> before.put(buffer, true));

        UsedBuffers.overwrite();

        // Not all, where a thread of another test shares what Okio keeps.
        assertTrue(kept().stream().anyMatch(before::containsKey), "none of the buffers that were kept");
    }

    /** The buffers that are kept for this thread, which keeps them. */
    private static List<byte[]> kept() {
        List<byte[]> buffers = new ArrayList<>();
        Buffer all = new Buffer();
        try (Buffer.UnsafeCursor cursor = all.readAndWriteUnsafe(new Buffer.UnsafeCursor())) {
            // Whole ones: what is only made larger is not written to.
            for (int size = ONE; size <= ALL; size += ONE) {
                cursor.expandBuffer(ONE);
                buffers.add(cursor.data);
            }
        }
        all.clear();
        return buffers;
    }

    private static boolean isZero(byte[] buffer) {
        for (byte one : buffer) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
