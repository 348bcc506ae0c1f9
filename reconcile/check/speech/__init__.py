"""What people are quoted as saying, word by word, within a language and across languages."""
