"""What each page type shows, decided in Python and handed to its template as plain data."""
