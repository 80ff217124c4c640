package dev.gatehouse.evidence;

import dev.gatehouse.outbound.Redaction;
import dev.gatehouse.outbound.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one request shows to be let in.
 *
 * @param redaction takes it out of what the server says
 * @param renewal makes the next request get another; empty where that would be the same
 */
record Authorization(Optional<Secret> header, Redaction redaction, Optional<Runnable> renewal) {

    static final Authorization NONE = new Authorization(Optional.empty(), new Redaction(List.of()), Optional.empty());

    static Authorization fixed(Credentials.Fixed fixed) {
        return new Authorization(
                Optional.of(fixed.header()), redaction(fixed.header(), fixed.secrets()), Optional.empty());
    }

    static Authorization issued(IssuedToken token, Runnable drop) {
        Secret header = new Secret("Bearer " + token.value());
        return new Authorization(Optional.of(header), redaction(header, List.of(token.value())), Optional.of(drop));
    }

    /** A server may repeat a secret as it is, as it came in the header, or as a URL has it. */
    private static Redaction redaction(Secret header, List<String> secrets) {
        List<String> forms = new ArrayList<>(secrets);
        forms.add(header.value().replaceFirst("^[A-Za-z]+ ", ""));
        secrets.forEach(secret -> forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        return new Redaction(forms);
    }
}
