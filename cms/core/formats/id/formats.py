DATETIME_FORMAT = "j F Y, H.i T"  # With the zone, so that nobody has to guess: 2 Maret 2026, 09.00 WIB
