package dev.gatehouse.devhost.functionhost;

/** The queues of the app's storage. */
public interface HostQueues {

    /** The queue of that name; it is created when it does not exist. */
    HostQueue named(String queueName);
}
