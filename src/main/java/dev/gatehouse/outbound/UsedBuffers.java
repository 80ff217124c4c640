package dev.gatehouse.outbound;

import okio.Buffer;

/**
 * Overwrites the buffers that the calls of a thread have used. The HTTP client keeps them for the thread's next call with everything in
 * them, the {@code Authorization} header too, and that call may come in an hour.
 */
final class UsedBuffers {

    /** As much as Okio keeps for a thread, in segments of 8 KiB. */
    private static final byte[] ZEROS = new byte[64 * 1024];

    private UsedBuffers() {}

    /** What was kept for this thread is taken, filled and given back. */
    static void overwrite() {
        Buffer all = new Buffer();
        all.write(ZEROS);
        // Closing a buffer gives nothing back: each call would take new ones.
        all.clear();
    }
}
