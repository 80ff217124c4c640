package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a function wants the body of a request: {@code HttpRequestMessage<Optional<String>>} or {@code <Optional<byte[]>>}. */
enum BodyType {
    TEXT(String.class) {
        @Override
        Object read(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    },
    BYTES(byte[].class) {
        @Override
        Object read(byte[] bytes) {
            return bytes;
        }
    };

    private final Class<?> type;

    BodyType(Class<?> type) {
        this.type = type;
    }

    abstract Object read(byte[] bytes);

    /** The body as the function wants it; absent when it is empty. */
    Optional<Object> of(byte[] body) {
        return body.length == 0 ? Optional.empty() : Optional.of(read(body));
    }

    static BodyType wantedBy(Parameter trigger) {
        if (trigger.getParameterizedType() instanceof ParameterizedType message
                && message.getRawType() == HttpRequestMessage.class
                && message.getActualTypeArguments()[0] instanceof ParameterizedType optional
                && optional.getRawType() == Optional.class) {
            Type wanted = optional.getActualTypeArguments()[0];
            for (BodyType known : values()) {
                if (known.type.equals(wanted)) {
                    return known;
                }
            }
        }
        throw new IllegalArgumentException("the development host hands over requests as"
                + " HttpRequestMessage<Optional<String>> or HttpRequestMessage<Optional<byte[]>>, not as "
                + trigger.getParameterizedType() + " of " + trigger.getDeclaringExecutable());
    }
}
