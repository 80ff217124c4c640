package dev.gatehouse.simulation;

/** A handling comes to a step, whatever happens: exceptions are bugs. */
final class NothingIsThrown implements Observer {

    static final String NAME = "nothing is thrown";

    private final Violations violations;

    NothingIsThrown(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void threw(String subject, RuntimeException bug) {
        violations.add(NAME, "handling a message of " + subject + " threw " + bug);
    }
}
