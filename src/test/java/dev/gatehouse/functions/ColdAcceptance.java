package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.OutputBinding;
import dev.gatehouse.check.Deliveries;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** The program of {@link ColdAcceptanceTest}: takes one delivery, as the first thing that happens in its JVM. */
public final class ColdAcceptance {

    private static final String DEFINITION = """
            {"every":"PT1M","giveUpAfter":"PT12H","require":{"all":[
              {"buildReason":{"in":["manual","schedule"]}},
              {"timelineTask":{"id":"d9bafed4-0b18-4f58-968d-86655b4d2ce9"}},
              {"workItems":{"category":"Completed"}}]}}""";

    private ColdAcceptance() {}

    /** Loading this class marks the beginning of the acceptance. */
    private static final class Begin {
        static void now() {}
    }

    /** Loading this class marks its end. */
    private static final class End {
        static void now() {}
    }

    public static void main(String[] args) {
        TestRequest request = new TestRequest(headers(), DEFINITION);
        Message message = new Message();
        Context context = new Context();
        Begin.now();
        HttpResponseMessage answer = new AcceptCheck().run(request, null, message, context);
        End.now();
        System.out.println(answer.getStatusCode() + " " + answer.getBody());
        System.out.println(message.getValue());
    }

    private static Map<String, String> headers() {
        return Map.of(
                "planurl", "https://dev.azure.com/fabrikam/",
                "projectid", Deliveries.PROJECT.toString(),
                "hubname", "checks",
                "planid", Deliveries.PLAN.toString(),
                "jobid", Deliveries.JOB.toString(),
                "timelineid", Deliveries.PLAN.toString(),
                "taskinstanceid", Deliveries.TASK.toString(),
                "authtoken", "a-token-for-the-cold-acceptance",
                "buildid", "42");
    }

    private static final class Message implements OutputBinding<String> {
        private Optional<String> value = Optional.empty();

        @Override
        public String getValue() {
            return value.orElse("no message");
        }

        @Override
        public void setValue(String message) {
            value = Optional.of(message);
        }
    }

    private static final class Context implements ExecutionContext {
        @Override
        public Logger getLogger() {
            return Logger.getAnonymousLogger();
        }

        @Override
        public String getInvocationId() {
            return "invocation-1";
        }

        @Override
        public String getFunctionName() {
            return "AcceptCheck";
        }
    }
}
