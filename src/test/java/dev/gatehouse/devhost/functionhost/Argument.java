package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.lang.reflect.Parameter;

/** Where the value of a function's parameter comes from. */
interface Argument {

    Object of(Invocation invocation);

    /** Reads a parameter's annotations and type. */
    static Argument of(Parameter parameter) {
        if (parameter.isAnnotationPresent(HttpTrigger.class)
                || parameter.isAnnotationPresent(QueueTrigger.class)
                || parameter.isAnnotationPresent(TimerTrigger.class)) {
            return Invocation::trigger;
        }
        BindingName binding = parameter.getAnnotation(BindingName.class);
        if (binding != null) {
            Class<?> type = parameter.getType();
            return invocation -> converted(invocation.bound(binding.value()), type, binding.value());
        }
        QueueOutput output = parameter.getAnnotation(QueueOutput.class);
        if (output != null && parameter.getType() == OutputBinding.class) {
            return invocation -> invocation.openOutput(output.queueName());
        }
        if (parameter.getType() == ExecutionContext.class) {
            return invocation -> invocation;
        }
        throw new IllegalArgumentException("the development host cannot bind the parameter " + parameter + " of "
                + parameter.getDeclaringExecutable());
    }

    private static Object converted(Object value, Class<?> type, String name) {
        String text = value.toString();
        if (type == String.class) {
            return text;
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        throw new IllegalArgumentException("cannot bind " + name + " as " + type.getName());
    }
}
