"""The library: one database with everything the buyer entered, and the only SQL of the program."""
