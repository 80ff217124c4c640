package dev.gatehouse.outbound;

/** Lets a call through only if the allow-list does, at the moment of the call. */
final class AllowedHostCalls implements HttpCalls {

    private final HttpCalls calls;
    private final AllowedHosts hosts;

    AllowedHostCalls(HttpCalls calls, AllowedHosts hosts) {
        this.calls = calls;
        this.hosts = hosts;
    }

    @Override
    public HttpReply send(HttpCall call) {
        return hosts.refusalOfCall(call.uri())
                .<HttpReply>map(sentence -> new HttpReply.NotReceived(HttpReply.Why.NOT_ALLOWED, sentence))
                .orElseGet(() -> calls.send(call));
    }
}
