"""The rules of circular scoring: immutable values and pure functions, no Qt, no SQL, no files."""
