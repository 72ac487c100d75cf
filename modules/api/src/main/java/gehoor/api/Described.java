package gehoor.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of the interface says of a route, beside what its other annotations say already. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Described {
    /** Name of the operation in generated clients. */
    String id();

    /** One sentence. */
    String says();

    int status() default 200;

    /** What is given; nothing that has a shape where it is left out. */
    Class<?> gives() default void.class;

    As as() default As.ONE;

    /** What the JSON part of a form is; the body itself tells where it is not a form. */
    Class<?> formOf() default void.class;

    /** The answer carries the version of the file as ETag. */
    boolean tagged() default false;

    enum As {
        ONE,
        LIST,
        PAGE
    }
}
