"""What search knows of Bahasa Indonesia: words, stems, acronyms, synonyms, spelling. No database, no engine."""
