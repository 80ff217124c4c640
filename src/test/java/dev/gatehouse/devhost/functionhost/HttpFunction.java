package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function that an HTTP request triggers. */
record HttpFunction(FunctionMethod function, Route route, List<HttpMethod> methods) {

    static Optional<HttpFunction> of(FunctionMethod function) {
        return function.parameter(HttpTrigger.class).map(parameter -> of(function, parameter));
    }

    private static HttpFunction of(FunctionMethod function, Parameter parameter) {
        if (function.returnType() != HttpResponseMessage.class) {
            throw new IllegalArgumentException(function.name() + " has to return HttpResponseMessage");
        }
        HttpTrigger trigger = parameter.getAnnotation(HttpTrigger.class);
        String route = trigger.route().isEmpty() ? function.name() : trigger.route();
        TextBody.requireBy(parameter);
        return new HttpFunction(function, Route.parse(route), List.of(trigger.methods()));
    }

    /** The route's parameters, where this function takes such a request. */
    Optional<Map<String, Optional<String>>> takes(HttpMethod method, String path) {
        return methods.isEmpty() || methods.contains(method) ? route.match(path) : Optional.empty();
    }

    /**
     * Answers a request.
     *
     * @throws Throwable what the function threw
     */
    HostResponse answer(
            RawRequest raw, Map<String, Optional<String>> parameters, Outputs outputs, HostObserver observer)
            throws Throwable {
        HostRequest request =
                new HostRequest(raw.uri(), raw.method(), raw.headers(), raw.queryParameters(), TextBody.of(raw.body()));
        Map<String, Object> bindings = new HashMap<>(raw.queryParameters());
        parameters.forEach((name, part) -> part.ifPresent(value -> bindings.put(name, value)));
        try (Invocation invocation = new Invocation(function.name(), request, bindings, observer)) {
            Object answer = outputs.call(function, invocation);
            if (answer instanceof HostResponse response) {
                return response;
            }
            throw new IllegalStateException(
                    function.name() + " has to build its answer with HttpRequestMessage.createResponseBuilder");
        }
    }
}
