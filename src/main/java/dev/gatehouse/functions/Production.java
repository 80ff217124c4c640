package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

final class Production {
    private Production() {}

    static Gatehouse gatehouse(Map<String, String> environment) {
        return new Gatehouse(
                environment,
                InstantSource.system(),
                new SecureRandom(),
                () -> Answer.failed(Fault.mistake("The storage account is not configured.")),
                () -> Answer.failed(Fault.mistake("The storage account is not configured.")));
    }
}
