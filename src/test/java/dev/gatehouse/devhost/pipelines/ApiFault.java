package dev.gatehouse.devhost.pipelines;

/** A call that Azure DevOps refuses, with the type key that its error body names. */
final class ApiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final int status;
    private final String typeKey;

    private ApiFault(int status, String typeKey, String message) {
        super(message, null, false, false);
        this.status = status;
        this.typeKey = typeKey;
    }

    static ApiFault badRequest(String typeKey, String message) {
        return new ApiFault(BAD_REQUEST, typeKey, message);
    }

    static ApiFault notFound(String typeKey, String message) {
        return new ApiFault(NOT_FOUND, typeKey, message);
    }

    /** The plan is not known, or gone. */
    static ApiFault noPlan(String planId) {
        return notFound("TaskOrchestrationPlanNotFoundException", "No plan found for identifier " + planId + ".");
    }

    /** The session that waited for an event is over. */
    static ApiFault noSession(String planId) {
        return new ApiFault(
                INTERNAL_SERVER_ERROR,
                "OrchestrationSessionNotFoundException",
                "No orchestration session found for session " + planId + ".");
    }

    /** The token is valid, but not for this plan. */
    static ApiFault notAllowed(String planId) {
        return new ApiFault(
                FORBIDDEN,
                "TaskOrchestrationPlanSecurityException",
                "The user does not have permissions to perform this action on plan " + planId + ".");
    }

    int status() {
        return status;
    }

    String typeKey() {
        return typeKey;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
