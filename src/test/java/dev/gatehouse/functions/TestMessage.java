package dev.gatehouse.functions;

import com.microsoft.azure.functions.OutputBinding;
import java.util.Optional;

/** The queue output binding of an invocation. */
public final class TestMessage implements OutputBinding<String> {

    private Optional<String> sent = Optional.empty();

    /** What the function has sent, if anything. */
    public Optional<String> sent() {
        return sent;
    }

    @Override
    public String getValue() {
        return sent.orElse("");
    }

    @Override
    public void setValue(String message) {
        sent = Optional.of(message);
    }
}
