package dev.gatehouse.devhost;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What is printed, for a test that waits for it. */
final class PrintedText {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Bytes bytes = new Bytes();

    PrintStream stream() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits until a text is printed. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (bytes) {
            while (!text().contains(text)) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("\"" + text + "\" was not printed, but:\n" + text());
                }
                bytes.wait(left);
            }
        }
    }

    /** Wakes those who wait whenever something is written. */
    private static final class Bytes extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] more, int offset, int length) {
            super.write(more, offset, length);
            notifyAll();
        }
    }
}
