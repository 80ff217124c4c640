package dev.gatehouse.outbound;

/** Makes HTTP calls, each on the caller's thread. What goes wrong is part of the reply; nothing is thrown. */
public interface HttpCalls {

    HttpReply send(HttpCall call);
}
