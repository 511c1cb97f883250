"""What can be counted of text. In: text, words, counts. Out: words, syllables, readability indices."""
