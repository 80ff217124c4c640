package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Notices as text: flat JSON objects of strings and numbers, the body as a string, so that it is sent as it was signed for. */
public final class NoticeMessages {

    private NoticeMessages() {}

    /** A notice as text. */
    public static String encode(Notice notice) {
        return JsonText.object(out -> {
            out.writeStringField("id", notice.id());
            out.writeStringField("check", notice.check().value());
            out.writeStringField("happening", notice.happening().name());
            out.writeStringField("connection", notice.connection());
            out.writeStringField("path", notice.path());
            out.writeStringField("signature", notice.signature().name());
            out.writeStringField("body", notice.body());
            out.writeNumberField("attempts", notice.attempts());
            if (notice.triedSince().isPresent()) {
                out.writeNumberField("triedSince", notice.triedSince().get().toEpochMilli());
            }
        });
    }

    /** Reads a notice; empty for text that is none, which nobody but an intruder or a bug writes. */
    public static Optional<Notice> decode(String text) {
        try {
            Map<String, String> members = FlatJson.members(text);
            return Optional.of(new Notice(
                    FlatJson.required(members, "id"),
                    new CheckId(FlatJson.required(members, "check")),
                    Happening.valueOf(FlatJson.required(members, "happening")),
                    FlatJson.required(members, "connection"),
                    FlatJson.required(members, "path"),
                    Notice.Signature.valueOf(FlatJson.required(members, "signature")),
                    FlatJson.required(members, "body"),
                    Integer.parseInt(FlatJson.required(members, "attempts")),
                    Optional.ofNullable(members.get("triedSince"))
                            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
