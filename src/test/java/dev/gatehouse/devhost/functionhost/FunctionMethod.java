package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.annotation.FunctionName;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A method with {@link FunctionName}, ready to be called. */
final class FunctionMethod {

    private final String name;
    private final Object instance;
    private final Method method;
    private final List<Argument> arguments;

    private FunctionMethod(String name, Object instance, Method method) {
        this.name = name;
        this.instance = instance;
        this.method = method;
        this.arguments = Arrays.stream(method.getParameters()).map(Argument::of).toList();
    }

    /** The functions of an object. */
    static List<FunctionMethod> of(Object instance) {
        List<FunctionMethod> functions = new ArrayList<>();
        for (Method method : instance.getClass().getMethods()) {
            FunctionName name = method.getAnnotation(FunctionName.class);
            if (name != null) {
                functions.add(new FunctionMethod(name.value(), instance, method));
            }
        }
        if (functions.isEmpty()) {
            throw new IllegalArgumentException(
                    instance.getClass().getName() + " has no public method with @FunctionName");
        }
        return functions;
    }

    String name() {
        return name;
    }

    /** The parameter with that annotation. */
    <A extends Annotation> Optional<Parameter> parameter(Class<A> annotation) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(annotation))
                .findFirst();
    }

    /** The annotation of the parameter that has it. */
    <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        return parameter(annotation).map(parameter -> parameter.getAnnotation(annotation));
    }

    Class<?> returnType() {
        return method.getReturnType();
    }

    /**
     * Calls the function.
     *
     * @throws Throwable what the function threw
     */
    @Nullable
    Object call(Invocation invocation) throws Throwable {
        Object[] values =
                arguments.stream().map(argument -> argument.of(invocation)).toArray();
        try {
            return method.invoke(instance, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
