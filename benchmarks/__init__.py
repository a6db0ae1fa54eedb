"""What is timed and compared: run by `make bench`, never by the tests."""
