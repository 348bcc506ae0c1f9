"""Text to tokens, sentences, quotations: what every other part of extraction reads."""
