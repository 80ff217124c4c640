package dev.gatehouse.azurite;

import dev.gatehouse.ContinuousIntegration;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Starts one Azurite per test JVM, when the first test class that needs it begins. */
final class AzuriteExtension implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Azurite.class);

    @Override
    public void beforeAll(ExtensionContext context) throws AzuriteUnavailable {
        Attempt attempt = attempt(context);
        if (attempt.failure.isPresent()) {
            if (ContinuousIntegration.is(System.getenv())) {
                throw attempt.failure.get();
            }
            String line = "skipped: " + attempt.failure.get().getMessage();
            System.err.println(context.getDisplayName() + " " + line);
            throw new TestAbortedException(line);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Azurite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return attempt(context).azurite.orElseThrow();
    }

    private static Attempt attempt(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Attempt.class, key -> Attempt.make(), Attempt.class);
    }

    /** Tried once, whatever came of it: a second try would only cost the same minutes again. */
    record Attempt(Optional<Azurite> azurite, Optional<AzuriteUnavailable> failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Optional.of(Azurite.start()), Optional.empty());
            } catch (AzuriteUnavailable e) {
                return new Attempt(Optional.empty(), Optional.of(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Attempt(Optional.empty(), Optional.of(new AzuriteUnavailable("its start was interrupted")));
            }
        }

        @Override
        public void close() {
            azurite.ifPresent(Azurite::close);
        }
    }
}
