package dev.gatehouse.devhost.leak;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The arrays of bytes and of characters that are reachable in a JVM: every text is in one of them. Reads HPROF, the JDK's format of
 * heap dumps, as far as that needs.
 */
final class HeapDump {

    private static final int HEAP_DUMP = 0x0C;
    private static final int HEAP_DUMP_SEGMENT = 0x1C;
    private static final int[] SIZES = {0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8};
    private static final int OBJECT = 2;
    private static final int CHAR = 5;
    private static final int BYTE = 8;
    private static final int ID = 8;

    private final List<byte[]> arrays = new ArrayList<>();

    private HeapDump() {}

    /** Dumps what is reachable in a process, after a full collection, and reads it. */
    static HeapDump of(long pid, Path file) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.heap_dump",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd made no heap dump of " + pid);
        }
        return read(file);
    }

    static HeapDump read(Path file) throws IOException {
        HeapDump dump = new HeapDump();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (in.readByte() != 0) {
                // the name of the format
            }
            if (in.readInt() != ID) {
                throw new IOException("ids of another size");
            }
            in.readLong();
            for (int tag = in.read(); tag >= 0; tag = in.read()) {
                in.readInt();
                long length = Integer.toUnsignedLong(in.readInt());
                if (tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT) {
                    dump.segment(in, length);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
        return dump;
    }

    /** The arrays in which something is found: what it is, and how long the array is. */
    List<String> arraysWith(TokenSearch search) {
        List<String> found = new ArrayList<>();
        for (byte[] array : arrays) {
            search.in(array).forEach(what -> found.add(what + " in an array of " + array.length));
        }
        return found;
    }

    private void segment(DataInputStream in, long length) throws IOException {
        long left = length;
        while (left > 0) {
            left -= 1 + record(in, in.readUnsignedByte());
        }
    }

    /** @return how many bytes it has read */
    private long record(DataInputStream in, int tag) throws IOException {
        return switch (tag) {
            case 0xFF, 0x05, 0x07 -> skip(in, ID);
            case 0x01 -> skip(in, 2 * ID);
            case 0x02, 0x03, 0x08 -> skip(in, ID + 8);
            case 0x04, 0x06 -> skip(in, ID + 4);
            case 0x20 -> classDump(in);
            case 0x21 -> {
                skip(in, ID + 4 + ID);
                int fields = in.readInt();
                yield ID + 4 + ID + 4 + skip(in, fields);
            }
            case 0x22 -> {
                skip(in, ID + 4);
                int elements = in.readInt();
                yield ID + 4 + 4 + skip(in, ID) + skip(in, (long) elements * ID);
            }
            case 0x23 -> primitives(in);
            default -> throw new IOException("unknown record " + tag);
        };
    }

    private long primitives(DataInputStream in) throws IOException {
        skip(in, ID + 4);
        int elements = in.readInt();
        int type = in.readUnsignedByte();
        long bytes = (long) elements * SIZES[type];
        long head = ID + 4 + 4 + 1;
        if (type != BYTE && type != CHAR) {
            return head + skip(in, bytes);
        }
        byte[] array = in.readNBytes((int) bytes);
        if (array.length < bytes) {
            throw new EOFException();
        }
        arrays.add(array);
        return head + bytes;
    }

    private static long classDump(DataInputStream in) throws IOException {
        long read = skip(in, 7L * ID + 4 + 4);
        int constants = in.readUnsignedShort();
        read += 2;
        for (int i = 0; i < constants; i++) {
            read += skip(in, 2) + value(in);
        }
        int statics = in.readUnsignedShort();
        read += 2;
        for (int i = 0; i < statics; i++) {
            read += skip(in, ID) + value(in);
        }
        int fields = in.readUnsignedShort();
        return read + 2 + skip(in, (long) fields * (ID + 1));
    }

    private static long value(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        return 1 + skip(in, type == OBJECT ? ID : SIZES[type]);
    }

    private static long skip(DataInputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
        return bytes;
    }
}
