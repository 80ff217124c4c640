package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckIdTest {

    @Test
    void staysTheSameForEveryDeliveryOfATask() {
        Delivery again = Deliveries.with(Hub.CHECKS, Deliveries.TASK, Map.of("buildid", "42", "reason", "other"));
        assertEquals(CheckId.of(Deliveries.usual()), CheckId.of(again));
    }

    @Test
    void differsForAnotherTaskOfTheSameJob() {
        Delivery other = Deliveries.with(Hub.CHECKS, UUID.fromString("61153303-347e-5f06-a6a1-ce2102bd68ec"), Map.of());
        assertNotEquals(CheckId.of(Deliveries.usual()), CheckId.of(other));
    }

    @Test
    void beginsWithThePlan() {
        assertEquals(
                "67be341f5310552fe0cd7c580e77b98b",
                CheckId.of(Deliveries.usual()).plan());
    }

    @Test
    void isReadBackFromItsText() {
        CheckId id = CheckId.of(Deliveries.usual());
        assertEquals(Optional.of(id), CheckId.parse(id.value()));
    }

    @Test
    void isNoOtherText() {
        assertEquals(Optional.empty(), CheckId.parse("67be341f5310552fe0cd7c580e77b98b-../../secrets"));
        assertThrows(IllegalArgumentException.class, () -> new CheckId("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "67be341f5310552fe0cd7c580e77b98b-0123456789abcdef012",
                "67be341f5310552fe0cd7c580e77b98b-0123456789abcdef01234",
                "67be341f5310552fe0cd7c580e77b98b-0123456789ABCDEF0123",
                "67be341f5310552fe0cd7c580e77b98b-0123456789abcdefg123",
                "67be341f5310552fe0cd7c580e77b98-b0123456789abcdef0123",
                "67be341f5310552fe0cd7c580e77b98b00123456789abcdef0123",
                "67be341f5310552fe0cd7c580e77b98b-0123456789abcde' or ",
                "67be341f5310552fe0cd7c580e77b98b-\uff10123456789abcdef0123"
            })
    void hasOneFormAndNoOther(String text) {
        assertEquals(Optional.empty(), CheckId.parse(text));
    }
}
