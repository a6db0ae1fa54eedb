"""Field text to indicators: tokens, numbers, rules over tokens. Functions of their arguments, no files."""
