package dev.gatehouse.condition;

import java.util.List;
import java.util.Optional;

/** Where the files of policies are. */
interface PolicyFolder {

    /** The names of its files, without {@code .json}, sorted. */
    List<String> names();

    /** The file of a name; empty where there is none. */
    Optional<byte[]> file(String name);
}
