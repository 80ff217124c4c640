package dev.gatehouse.fuzz;

import dev.gatehouse.azuredevops.HttpTaskHubs;
import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.outbound.HttpCalls;
import java.util.List;
import java.util.Optional;

/** The app without one of its precautions, each of which some promise has to miss. */
enum Carelessness implements Subject {
    /** A header is quoted in the app's log as it came. */
    RAW_TEXT_IN_THE_LOG("the log holds U+000A") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            String line = reply.log().get(0) + delivery.header("sourceversionmessage");
            return new Edge.Reply(reply.status(), reply.contentType(), reply.body(), reply.message(), List.of(line));
        }
    },
    /** A problem quotes a header as it came, but for what a JSON text cannot hold. */
    RAW_TEXT_IN_A_PROBLEM("detail commands") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            String quoted = delivery.header("sourceversionmessage").replaceAll("[\\p{C}\\p{Z}\"\\\\]", "");
            return withBody(reply, reply.body().replaceFirst("(\"detail\":\")", "$1" + quoted.replace("$", "")));
        }
    },
    /** A problem repeats the job token. */
    THE_TOKEN_IN_A_PROBLEM("the answer shows a piece of the token") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            return withBody(reply, reply.body().replace("AuthToken", delivery.header("authtoken")));
        }
    },
    /** The message on the queue holds the job token as it came. */
    THE_TOKEN_IN_THE_QUEUE("the message shows the token") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            Optional<String> message = reply.message().map(text -> text + delivery.header("authtoken"));
            return new Edge.Reply(reply.status(), reply.contentType(), reply.body(), message, reply.log());
        }
    },
    /** What is too large is a mistake of the app. */
    ANOTHER_STATUS("the status is 500") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            int status = reply.status() == 413 ? 500 : reply.status();
            return new Edge.Reply(status, reply.contentType(), reply.body(), reply.message(), reply.log());
        }
    },
    /** What is too large takes the app by surprise. */
    AN_EXCEPTION("IllegalStateException") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            if (reply.status() == 413) {
                throw new IllegalStateException("too large");
            }
            return reply;
        }
    },
    /** A quote in a problem is not escaped. */
    NO_JSON("JsonParseException") {
        @Override
        public Edge.Reply answered(FuzzedDelivery delivery, Edge.Reply reply) {
            return withBody(reply, reply.body().replace("\\\"", "\""));
        }
    },
    /** The check's log takes lines as they are. */
    RAW_LINES_IN_THE_CHECKS_LOG("the check's log commands") {
        @Override
        public TaskHubs taskHubs(HttpCalls calls) {
            TaskHubs real = new HttpTaskHubs(calls);
            return (delivery, token) -> new RawLog(real.open(delivery, token), calls);
        }
    };

    private final String foundBy;

    Carelessness(String foundBy) {
        this.foundBy = foundBy;
    }

    /** What stands in the promise that it breaks. */
    String foundBy() {
        return foundBy;
    }

    private static Edge.Reply withBody(Edge.Reply reply, String body) {
        return new Edge.Reply(reply.status(), reply.contentType(), body, reply.message(), reply.log());
    }
}
