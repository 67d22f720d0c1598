"""Addresses that were asked for and not found: counted, without personal data, and shown to editors, who redirect."""
