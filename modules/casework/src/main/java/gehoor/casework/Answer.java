package gehoor.casework;

import gehoor.engine.Refusal;
import java.util.List;
import java.util.function.Function;

/** What came of a request. */
public sealed interface Answer<T> {

    /** @param repeated it had been done before under the same idempotency key; nothing was done now */
    record Done<T>(T value, boolean repeated) implements Answer<T> {}

    /** A rule is in the way; nothing was done. At least one refusal. */
    record Refused<T>(List<Refusal> refusals) implements Answer<T> {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** There is no such thing, as far as this requester may know. */
    record Missing<T>() implements Answer<T> {}

    /**
     * The file changed since the requester read it.
     *
     * @param version the version it has now
     */
    record Stale<T>(long version) implements Answer<T> {}

    /**
     * The same idempotency key is being used for this at the same time, or was used for something else.
     *
     * @param what one English sentence
     */
    record Clash<T>(String what) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value, false);
    }

    /** Goes on with the value; every other answer stays what it is. */
    default <U> Answer<U> then(Function<? super T, Answer<U>> next) {
        if (this instanceof Done<T> done) {
            Answer<U> answer = next.apply(done.value());
            return done.repeated() && answer instanceof Done<U> further ? new Done<>(further.value(), true) : answer;
        }
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.refusals());
        }
        if (this instanceof Stale<T> stale) {
            return new Stale<>(stale.version());
        }
        if (this instanceof Clash<T> clash) {
            return new Clash<>(clash.what());
        }
        return new Missing<>();
    }
}
