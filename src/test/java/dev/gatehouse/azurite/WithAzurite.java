package dev.gatehouse.azurite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need {@link Azurite}: constructors and methods may take it as a parameter. All tests of a JVM share one, so each has
 * to use names of its own ({@link FreshNames}). Where Azurite cannot be started the tests are skipped with a line that says what
 * to install; with {@code CI=true} in the environment they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(AzuriteExtension.class)
public @interface WithAzurite {}
