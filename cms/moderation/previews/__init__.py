"""Links with which people without an account look at a draft."""
