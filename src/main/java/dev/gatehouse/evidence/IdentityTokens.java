package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;

/** Access tokens of Microsoft Entra ID for the app's managed identity. */
public interface IdentityTokens {

    /**
     * Asks for a token; it is not remembered here.
     *
     * @param scope what it is for, such as {@code https://api.loganalytics.io/.default}
     */
    Answer<IssuedToken> token(String scope);
}
