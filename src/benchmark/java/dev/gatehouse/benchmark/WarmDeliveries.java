package dev.gatehouse.benchmark;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.AppStorage;
import dev.gatehouse.functions.Gatehouse;
import dev.gatehouse.functions.TestMessage;
import dev.gatehouse.functions.TestRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The deliveries of {@link WarmAcceptance}, one after the other. */
@State(Scope.Thread)
public class WarmDeliveries {

    private final Gatehouse gatehouse = new Gatehouse(
            Map.of("GATEHOUSE_SEAL_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32])),
            InstantSource.system(),
            new SecureRandom(),
            new AppStorage(WarmDeliveries::none, WarmDeliveries::none, WarmDeliveries::none, WarmDeliveries::none));
    private final TestRequest request = ReadmeDelivery.request();
    private final Invocation invocation = new Invocation();

    /** A refusal would be quicker. */
    @Setup
    public void isAccepted() {
        HttpResponseMessage answer = accept();
        if (answer.getStatus() != HttpStatus.OK) {
            throw new IllegalStateException("not accepted: " + answer.getBody());
        }
    }

    /** One delivery. As in the Functions host, the function's instance is new, and the app behind it is not. */
    @Benchmark
    public HttpResponseMessage accept() {
        return new AcceptCheck(gatehouse).run(request, new TestMessage(), invocation);
    }

    private static <T> Answer<T> none() {
        return Answer.failed(Fault.mistake("There is no storage here: acceptance needs none."));
    }
}
