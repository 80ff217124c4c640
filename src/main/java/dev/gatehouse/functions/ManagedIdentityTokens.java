package dev.gatehouse.functions;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.IdentityTokens;
import dev.gatehouse.evidence.IssuedToken;
import java.time.Duration;
import java.util.Optional;

/** Tokens of the app's managed identity. The identity library is loaded when the first one is needed. */
final class ManagedIdentityTokens implements IdentityTokens {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(5);

    /** Few and short, since an evaluation waits for them and is repeated anyway. */
    private static final RetryOptions REPEATS = new RetryOptions(new FixedDelayOptions(2, Duration.ofMillis(500)));

    private final Lazy<TokenCredential> credential;

    /**
     * Tokens of an identity.
     *
     * @param clientId which of the app's user-assigned identities; empty for the system-assigned one
     */
    ManagedIdentityTokens(Optional<String> clientId) {
        this.credential = new Lazy<>(() -> credential(clientId));
    }

    @Override
    public Answer<IssuedToken> token(String scope) {
        try {
            AccessToken token = credential.get().getTokenSync(new TokenRequestContext().addScopes(scope));
            return Answer.given(
                    new IssuedToken(token.getToken(), token.getExpiresAt().toInstant()));
        } catch (RuntimeException e) {
            // Whatever its own libraries throw, which does not tell a refusal from trouble that passes. The message may
            // quote what was
            // answered.
            return Answer.failed(
                    Fault.passing("Microsoft Entra ID gave the app's managed identity no token for " + scope
                            + ": if that goes on, turn the identity on, or name the right one in AZURE_CLIENT_ID, and correct the scope."
                            + " It is tried again."));
        }
    }

    private static TokenCredential credential(Optional<String> clientId) {
        HttpClient http = new OkHttpAsyncHttpClientBuilder()
                .connectionTimeout(CONNECT)
                .callTimeout(CALL)
                .followRedirects(false)
                .build();
        ManagedIdentityCredentialBuilder builder =
                new ManagedIdentityCredentialBuilder().httpClient(http).retryOptions(REPEATS);
        clientId.ifPresent(builder::clientId);
        return builder.build();
    }
}
