package dev.gatehouse.prometheus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need a real {@link Prometheus}, which constructors and methods may take as a parameter. Where it is not installed the tests
 * are skipped with a line that says what to install; with {@code CI=true} in the environment they fail instead, unless {@code
 * -Dgatehouse.prometheus=optional} says that it is known not to be there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PrometheusExtension.class)
public @interface WithPrometheus {}
