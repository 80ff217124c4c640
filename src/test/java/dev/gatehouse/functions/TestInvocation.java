package dev.gatehouse.functions;

/** What an invocation of the Functions host does around a function, for work that is no function. */
public final class TestInvocation {

    private TestInvocation() {}

    /** Does some work whose log goes to the context's logger, as the app's always does. */
    public static void during(TestContext context, Runnable work) {
        InvocationLog.during(context, work);
    }
}
