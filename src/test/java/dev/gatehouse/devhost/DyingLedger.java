package dev.gatehouse.devhost;

import dev.gatehouse.ledger.CheckLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger on which runs die that have something to tell the people who wait, as from a bug. */
final class DyingLedger {

    private DyingLedger() {}

    /** @param runs how many die; the others do not */
    static CheckLedger over(CheckLedger ledger, int runs) {
        AtomicInteger left = new AtomicInteger(runs);
        return (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ofPlan") && left.getAndDecrement() > 0) {
                        throw new IllegalStateException("a bug in what is told to the people who wait");
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
