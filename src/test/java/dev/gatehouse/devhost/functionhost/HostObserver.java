package dev.gatehouse.devhost.functionhost;

import java.util.Map;
import java.util.logging.Level;

/** Is told what the host does. Called on the host's threads. */
public interface HostObserver {

    /** Tells nobody. */
    HostObserver NONE = new HostObserver() {};

    /** A request came for a function, which has not been called yet. Header names are in lower case. */
    default void requested(String function, Map<String, String> headers) {}

    /** A request that a function takes is about to be answered, on the thread on which it came. */
    default void answered(String method, String path, int status) {}

    /** A request that no function takes is about to be answered 404. */
    default void notTaken(String method, String path) {}

    /** A message is handed to a function. */
    default void received(String function, HostQueue.Message message) {}

    /** The run of a message has ended, whatever came of it. */
    default void ended(String function, HostQueue.Message message) {}

    /** A function threw, or its output could not be used. */
    default void failed(String function, Throwable cause) {}

    /** A function wrote to its invocation's logger. */
    default void logged(String function, Level level, String message) {}
}
