package dev.gatehouse.functions;

import com.microsoft.azure.functions.HttpResponseMessage;

/** The program of {@link ColdAcceptanceTest}: takes one delivery, of a definition or of a policy, as the first thing that happens in its JVM. */
public final class ColdAcceptance {

    private static final String DEFINITION = """
            {"every":"PT1M","giveUpAfter":"PT12H","require":{"all":[
              {"buildReason":{"in":["manual","schedule"]}},
              {"timelineTask":{"id":"d9bafed4-0b18-4f58-968d-86655b4d2ce9"}},
              {"workItems":{"category":"Completed"}},
              {"build":{"criteria":"eq(root['sourceBranch'], 'refs/heads/main')"}}]}}""";

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
        TestRequest request = args[0].equals("a policy")
                ? TestRequest.delivery("").to("https://gatehouse.example/api/checks/quality")
                : TestRequest.delivery(DEFINITION);
        TestMessage message = new TestMessage();
        TestContext context = new TestContext();
        Begin.now();
        HttpResponseMessage answer = new AcceptCheck().run(request, message, context);
        End.now();
        System.out.println(answer.getStatusCode() + " " + answer.getBody());
        System.out.println(message.getValue());
    }
}
