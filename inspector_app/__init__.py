"""The program without its windows, and the command line: no Qt, no SQL, no clock of its own."""
