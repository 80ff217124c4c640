package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a request as a string: the one form that the Java worker gives for every content type. */
final class TextBody {

    private TextBody() {}

    /** The body; absent when it is empty. */
    static Optional<String> of(byte[] body) {
        return body.length == 0 ? Optional.empty() : Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    /** Makes sure that a function takes requests as {@code HttpRequestMessage<Optional<String>>}. */
    static void requireBy(Parameter trigger) {
        boolean text = trigger.getParameterizedType() instanceof ParameterizedType message
                && message.getRawType() == HttpRequestMessage.class
                && message.getActualTypeArguments()[0] instanceof ParameterizedType optional
                && optional.getRawType() == Optional.class
                && optional.getActualTypeArguments()[0] == String.class;
        if (!text) {
            throw new IllegalArgumentException(
                    "the development host hands over requests as HttpRequestMessage<Optional<String>>, not as "
                            + trigger.getParameterizedType() + " of " + trigger.getDeclaringExecutable());
        }
    }
}
