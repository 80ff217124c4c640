package dev.gatehouse.seal;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of {@code GATEHOUSE_SEAL_KEYS}: the first seals, all unseal. */
public final class SealKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int KEY_BYTES = 32;
    private static final String SETTING = "GATEHOUSE_SEAL_KEYS";
    private static final String HOW = ": set it to <id>:<base64 of 32 bytes>, for example to what"
            + " echo \"k1:$(openssl rand -base64 32)\" prints; several keys are separated by commas, and the first seals.";

    private final Map<String, SecretKey> byId;
    private final String sealingId;
    private final SecretKey sealing;

    private SealKeys(Map<String, SecretKey> byId, String sealingId, SecretKey sealing) {
        this.byId = byId;
        this.sealingId = sealingId;
        this.sealing = sealing;
    }

    /** Reads the setting; what is wrong with it is told without any part of it, since anything there can be part of a key. */
    public static Answer<SealKeys> parse(String setting) {
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        int number = 0;
        for (String entry : setting.split(",", -1)) {
            number++;
            String text = entry.strip();
            int colon = text.indexOf(':');
            String id = text.substring(0, Math.max(colon, 0));
            if (!ID.matcher(id).matches()) {
                return wrong("Entry " + number + " of " + SETTING
                        + " does not begin with an id of 1 to 32 letters, digits, _ or - and a colon");
            }
            Optional<SecretKey> key = key(text.substring(colon + 1));
            if (key.isEmpty()) {
                return wrong("The key in entry " + number + " of " + SETTING + " is not the base64 of 32 bytes");
            }
            if (byId.putIfAbsent(id, key.get()) != null) {
                return wrong("Entry " + number + " of " + SETTING + " has the id of an entry before it");
            }
        }
        Map.Entry<String, SecretKey> first = byId.entrySet().iterator().next();
        return Answer.given(new SealKeys(byId, first.getKey(), first.getValue()));
    }

    /** What to say when the setting is missing altogether. */
    public static Fault missing() {
        return Fault.mistake(SETTING + " is missing, with which job tokens are sealed" + HOW);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    String sealingId() {
        return sealingId;
    }

    SecretKey sealing() {
        return sealing;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Optional<SecretKey> key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == KEY_BYTES ? Optional.of(new SecretKeySpec(bytes, "AES")) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Answer<SealKeys> wrong(String what) {
        return Answer.failed(Fault.mistake(what + HOW));
    }
}
