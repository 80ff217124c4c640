package dev.gatehouse.prometheus;

import dev.gatehouse.ContinuousIntegration;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Starts a Prometheus for each test class that needs one. */
final class PrometheusExtension implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Prometheus.class);
    private static final String KNOWN_TO_BE_MISSING = "optional";

    @Override
    public void beforeAll(ExtensionContext context) throws PrometheusUnavailable, InterruptedException {
        try {
            context.getStore(NAMESPACE).put(Prometheus.class, Prometheus.start());
        } catch (PrometheusUnavailable e) {
            boolean isOptional = KNOWN_TO_BE_MISSING.equals(System.getProperty("gatehouse.prometheus"));
            if (ContinuousIntegration.is(System.getenv()) && !isOptional) {
                throw e;
            }
            String line = "skipped: " + e.getMessage();
            System.err.println(context.getDisplayName() + " " + line);
            throw new TestAbortedException(line);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Prometheus.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Prometheus.class, Prometheus.class));
    }
}
