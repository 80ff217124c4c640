package dev.gatehouse.devhost.tryout;

/**
 * Something that is wrong with the configuration of a check.
 *
 * @param where the field of the panel, or the header
 * @param what what is there, and what comes of it
 * @param advice what to write instead
 */
record Complaint(String where, String what, String advice) {}
