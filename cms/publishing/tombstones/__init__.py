"""What stands at the address of a page that was withdrawn: that it was, since when, why, and where to look instead."""
