package dev.gatehouse.outbound;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp sends once and never again by itself. */
final class OneShotBody extends RequestBody {

    private final Content content;

    OneShotBody(Content content) {
        this.content = content;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.parse(content.type());
    }

    @Override
    public long contentLength() {
        return content.bytes().length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content.bytes());
    }
}
