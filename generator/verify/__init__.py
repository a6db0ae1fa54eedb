"""Read a built site back and prove that it says what the source says."""
