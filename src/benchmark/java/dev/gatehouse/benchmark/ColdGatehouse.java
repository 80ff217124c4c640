package dev.gatehouse.benchmark;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.TestMessage;
import dev.gatehouse.functions.TestRequest;

/** The program of {@link FirstAcceptance} that accepts a delivery as the app does. */
final class ColdGatehouse {

    private ColdGatehouse() {}

    public static void main(String[] args) {
        long main = System.nanoTime();
        TestRequest request = ReadmeDelivery.request();
        TestMessage message = new TestMessage();
        Invocation invocation = new Invocation();
        long function = System.nanoTime();
        HttpResponseMessage answer = new AcceptCheck().run(request, message, invocation);
        ColdRun.answered(main, function, answer, message);
    }
}
